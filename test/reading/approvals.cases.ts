/** Markdown of one document, whether its kind is known, and its approvals: line, role, name, status, date, decision, signed, gate. */
export interface Case {
  readonly known?: true;
  readonly markdown: string;
  readonly approvals: readonly string[];
}

/** Places to sign, and text that only looks like one. */
export const cases: readonly Case[] = [
  {
    // Without a column for it the verdict may stand beside the date.
    known: true,
    markdown:
      "## Sign-off\n\n| Role | Name | Date |\n|---|---|---|\n| Ops lead | Sam Roe | Approved 2026-11-16 |\n| Security | Ana Sol | 2026-11-16, rejected |\n| QA | Kim Li | 2026-11-16 |\n| DBA | Jo Fox | Approved |",
    approvals: [
      "5 | Ops lead | Sam Roe | Approved | 2026-11-16 | approved | signed",
      "6 | Security | Ana Sol | rejected | 2026-11-16 | rejected | unsigned",
      "7 | QA | Kim Li |  | 2026-11-16 |  | unsigned",
      "8 | DBA | Jo Fox |  |  |  | unsigned",
    ],
  },
  {
    // An initial is no answer; one letter by itself is.
    known: true,
    markdown:
      "## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Deployment lead | Noor Haddad | N. Haddad | 2026-11-16 |\n| Ops lead | Sam Roe | N | 2026-11-16 |",
    approvals: [
      "5 | Deployment lead | Noor Haddad | N. Haddad | 2026-11-16 | approved | signed",
      "6 | Ops lead | Sam Roe | N | 2026-11-16 | rejected | unsigned",
    ],
  },
  {
    markdown:
      "## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n| Dee Park | Tech lead | Approved | 2026-11-20 |\n| Sam Roe | Security | Pending | |\n| [Name] | Operations | Approved | 2026-11-20 |\n| | CAB | ✅ Approved | 2026-11-20 |\n| @tech-lead | Tech lead | Approved | 2026-11-20 |\n| @dee | Product owner | LGTM | 2026-11-20 |\n| Kim Li | QA | Rejected: missing tests | 2026-11-20 |\n| Ana Sol | Ops | Approved with conditions | 2026-11-20 |\n| Release Team | Release | Approved | 2026-11-20 |\n| N/A | Legal | N/A | - |",
    approvals: [
      "5 | Tech lead | Dee Park | Approved | 2026-11-20 | approved | signed",
      "6 | Security | Sam Roe | Pending |  | pending | unsigned",
      "7 | Operations |  | Approved | 2026-11-20 | approved | unsigned",
      "8 | CAB |  | ✅ Approved | 2026-11-20 | approved | unsigned",
      "9 | Tech lead |  | Approved | 2026-11-20 | approved | unsigned",
      "10 | Product owner | dee | LGTM | 2026-11-20 | approved | signed",
      "11 | QA | Kim Li | Rejected: missing tests | 2026-11-20 | rejected | unsigned",
      "12 | Ops | Ana Sol | Approved with conditions | 2026-11-20 | pending | unsigned",
      "13 | Release |  | Approved | 2026-11-20 | approved | unsigned",
      "14 | Legal |  |  |  |  | unsigned",
    ],
  },
  {
    known: true,
    markdown:
      "## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Deployment Lead | Dee Park | D. Park | 2026-11-20 |\n| Operations | Sam Roe | SR | |\n| QA | Kim Li | | 2026-11-20 |\n| Security | Ana Sol | ____ | ____ |\n| DBA | | | |\n| ~~SRE~~ | ~~Jo Fox~~ | ~~JF~~ | ~~2026-11-01~~ |",
    approvals: [
      "5 | Deployment Lead | Dee Park | D. Park | 2026-11-20 | approved | signed",
      "6 | Operations | Sam Roe | SR |  | approved | unsigned",
      "7 | QA | Kim Li |  | 2026-11-20 |  | unsigned",
      "8 | Security | Ana Sol |  |  |  | unsigned",
      "9 | DBA |  |  |  |  | unsigned",
      "10 | SRE |  |  |  |  | unsigned",
    ],
  },
  {
    markdown: "# Sign-off sheet\n\n| Name | Signature | Date |\n|---|---|---|\n|  |  |  |",
    approvals: ["5 |  |  |  |  |  | unsigned"],
  },
  {
    markdown:
      "## Release notes\n\n| Version | Date | Author | Approved by |\n|---|---|---|---|\n| 1.2 | 2026-11-01 | Jo Fox | Dee Park |",
    approvals: ["5 |  | Dee Park |  | 2026-11-01 | approved | signed"],
  },
  {
    markdown: "## Services\n\n| Name | Status | Owner |\n|---|---|---|\n| checkout | Approved | Dee |",
    approvals: [],
  },
  {
    markdown: "**Approver:** @dee\n**Approved:** 2026-11-20",
    approvals: ["1 |  | dee |  | 2026-11-20 | approved | signed"],
  },
  {
    markdown: "- **Approver:** @dee\n- **Approved:** 2026-11-20\n\nThen we go on.",
    approvals: ["1 |  | dee |  | 2026-11-20 | approved | signed"],
  },
  {
    markdown: "**Approved:** 2026-11-20\n**Approver:** Dee Park",
    approvals: ["1 |  | Dee Park |  | 2026-11-20 | approved | signed"],
  },
  {
    markdown: "Approved by: Dee Park\n\nSigned-off-by: Sam Roe <sam@example.com>",
    approvals: ["1 |  | Dee Park |  |  | approved | signed", "3 |  | Sam Roe |  |  | approved | signed"],
  },
  {
    markdown:
      "**Approved by**: Dee Park  **Date**: 2026-11-20\n\n**Approved by:** Dee Park **Date:** 2026-11-20 **Signature:** DP\n\n_Approved by_: Dee Park _Approval date_: 2026-11-20\n\nApproved by: Dee Park   Date: 2026-11-20\n\n**Approved by:** **Date:** 2026-11-20\n\nApproved by:   Review date: 2026-11-20\n\n[ ] **Approved by:** ____ **Target date:** ____",
    approvals: [
      "1 |  | Dee Park |  | 2026-11-20 | approved | signed",
      "3 |  | Dee Park | DP | 2026-11-20 | approved | signed",
      "5 |  | Dee Park |  | 2026-11-20 | approved | signed",
      "7 |  | Dee Park |  | 2026-11-20 | approved | signed",
      "9 |  |  |  | 2026-11-20 |  | unsigned",
      "11 |  |  |  | 2026-11-20 |  | unsigned",
      "13 |  |  |  |  |  | unsigned | gate",
    ],
  },
  {
    markdown:
      "## Approvals\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n| QA | Dee Park | Approved? No, needs work | 2026-11-20 |\n| DBA | Sam Roe | Approved: no, see comments | 2026-11-20 |\n| SRE | Jo Fox | Approved? | 2026-11-20 |\n| Ops | Kim Li | Approved: N/A | 2026-11-20 |\n| CAB | Ana Sol | Approved? Yes, as planned | 2026-11-20 |\n| Legal | Ann Lee | Approved: no open issues | 2026-11-20 |\n\n- Security: Dee Park — approved? denied — 2026-11-20\n- Technical lead: Dee Park — Approved? [x] Yes [ ] No — 2026-11-20",
    approvals: [
      "5 | QA | Dee Park | Approved? No, needs work | 2026-11-20 | rejected | unsigned",
      "6 | DBA | Sam Roe | Approved: no, see comments | 2026-11-20 | rejected | unsigned",
      "7 | SRE | Jo Fox | Approved? | 2026-11-20 |  | unsigned",
      "8 | Ops | Kim Li | Approved: N/A | 2026-11-20 |  | unsigned",
      "9 | CAB | Ana Sol | Approved? Yes, as planned | 2026-11-20 | approved | signed",
      "10 | Legal | Ann Lee | Approved: no open issues | 2026-11-20 | approved | signed",
      "12 | Security | Dee Park | approved? denied | 2026-11-20 | rejected | unsigned",
      "13 | Technical lead | Dee Park | Approved? [x] Yes [ ] No | 2026-11-20 | approved | signed",
    ],
  },
  {
    markdown:
      "## Authorisation\n\n**CAB Chair:** pending\n\n- Team leader: Kim Li - approved 2026-11-20\n- Signed by Dee Park, 2026-11-20\n- Approved: Sam Roe, 2026-11-20\n\n> *Electronically approved by Ana Sol on 2026-11-20 14:22 UTC*",
    approvals: [
      "3 | CAB Chair |  | pending |  | pending | unsigned",
      "5 | Team leader | Kim Li | approved | 2026-11-20 | approved | signed",
      "6 |  | Dee Park | Signed | 2026-11-20 | approved | signed",
      "7 |  | Sam Roe | Sam Roe, 2026-11-20 | 2026-11-20 | approved | signed",
      "9 |  | Ana Sol | Electronically approved by | 2026-11-20 14:22 UTC | approved | signed",
    ],
  },
  {
    markdown: "Approved by: ____ Date: ____",
    approvals: ["1 |  |  |  |  |  | unsigned"],
  },
  {
    markdown:
      "## Sign-off\n\nVP Engineering: ____ Date: ____\n\nSecurity: Dee Park — approved 2026-11-20\n\n- Technical lead: @dee ✅ 2026-11-20\n- Operations: pending\n- QA (Kim Li): approved\n- Product:\n- Conditions: none\n- All approvals must be recorded in the ticket before the window opens.",
    approvals: [
      "3 | VP Engineering |  |  |  |  | unsigned",
      "5 | Security | Dee Park | approved | 2026-11-20 | approved | signed",
      "7 | Technical lead | dee | ✅ | 2026-11-20 | approved | signed",
      "8 | Operations |  | pending |  | pending | unsigned",
      "9 | QA | Kim Li | approved |  | approved | signed",
      "10 | Product |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "## Approvals\n\n- [ ] Technical lead approval\n- [x] Security sign-off\n- [x] Operations sign-off — Dee Park, 2026-11-20\n- [ ] Product owner approval (if applicable)\n- [x] Technical lead approval — @dee, 2026-11-20\n- [ ] Runbook reviewed\n- [x] QA\n- [x] CAB: Ana Sol 2026-11-20\n- [ ] CAB Review Required",
    approvals: [
      "3 | Technical lead |  |  |  |  | unsigned | gate",
      "4 | Security |  |  |  | approved | unsigned | gate",
      "5 | Operations | Dee Park |  | 2026-11-20 | approved | signed | gate",
      "6 | Product owner |  |  |  |  | unsigned | gate",
      "7 | Technical lead | dee |  | 2026-11-20 | approved | signed | gate",
      "9 | QA |  |  |  | approved | unsigned | gate",
      "10 | CAB | Ana Sol |  | 2026-11-20 | approved | signed | gate",
    ],
  },
  {
    markdown:
      "- [ ] Release notes approved\n- [ ] Change approved by CAB\n- [x] Approved by Dee Park on 2026-11-20\n- [ ] Deployment plan approved\n- [ ] Code review approved\n- [ ] Design approved\n- [ ] Security approved\n- [ ] PR approved by the tech lead\n- [x] Legal has approved the release\n- [ ] Get approval from the product owner\n- [ ] Signed tag created\n- [ ] Approve the PR\n- [ ] All approvals obtained",
    approvals: [
      "2 | CAB |  |  |  |  | unsigned | gate",
      "3 |  | Dee Park |  | 2026-11-20 | approved | signed | gate",
      "7 | Security |  |  |  |  | unsigned | gate",
      "8 | tech lead |  |  |  |  | unsigned | gate",
      "9 | Legal |  |  |  | approved | unsigned | gate",
      "10 | product owner |  |  |  |  | unsigned | gate",
    ],
  },
  {
    markdown: "## After QA approval\n\n- [ ] QA lead\n- Dee Park, 2026-11-20",
    approvals: [],
  },
  {
    markdown:
      "## Approval rule\n\n- Technical lead\n- CAB\n\n## Rollback authority\n\n- Technical lead: Dee Park\n\n## Approval process\n\n| Role | Name | Date |\n|---|---|---|\n| CAB | Dee | 2026-11-20 |\n\n## Pending approvals policy\n\n- Operations",
    approvals: [],
  },
  {
    markdown:
      "## Approvals\n\n### Business\n\n| Role | Name | Date | Approved |\n|---|---|---|---|\n| Business owner | Dee Park | 2026-11-20 | [x] Yes [ ] No |\n| Change manager | Sam Roe | 2026-11-20 | [ ] Yes [x] No |\n| CAB chair | Kim Li | 2026-11-20 | Yes / No |\n| Sponsor | Ana Sol | 2026-11-20 | x |\n\n### Rollback\n\n- Technical lead: Jo Fox",
    approvals: [
      "7 | Business owner | Dee Park | [x] Yes [ ] No | 2026-11-20 | approved | signed",
      "8 | Change manager | Sam Roe | [ ] Yes [x] No | 2026-11-20 | rejected | unsigned",
      "9 | CAB chair | Kim Li | Yes / No | 2026-11-20 |  | unsigned",
      "10 | Sponsor | Ana Sol | x | 2026-11-20 | approved | signed",
    ],
  },
  {
    markdown:
      "## Freigabe\n\n| Rolle | Name | Unterschrift | Datum |\n|---|---|---|---|\n| Betriebsleitung | Jörg Müller | J. Müller | 20.11.2026 |\n| Technische Leitung | | | |\n\n## Nach der Freigabe\n\n- Leitung",
    approvals: [
      "5 | Betriebsleitung | Jörg Müller | J. Müller | 20.11.2026 | approved | signed",
      "6 | Technische Leitung |  |  |  |  | unsigned",
    ],
  },
  {
    markdown: "Freigegeben von: Jörg Müller\nFreigegeben am: 20.11.2026",
    approvals: ["1 |  | Jörg Müller |  | 20.11.2026 | approved | signed"],
  },
  {
    markdown:
      "## Approbation\n\n| Rôle | Nom | Signature | Date |\n|---|---|---|---|\n| Responsable technique | Léa Dubois | L. Dubois | 20/11/2026 |\n| RSSI | | en attente | |",
    approvals: [
      "5 | Responsable technique | Léa Dubois | L. Dubois | 20/11/2026 | approved | signed",
      "6 | RSSI |  | en attente |  | pending | unsigned",
    ],
  },
  {
    markdown:
      "## Aprobación\n\n| Rol | Nombre | Firma | Fecha |\n|---|---|---|---|\n| Líder técnico | Ana Sol | Aprobado | 2026-11-20 |\n| Seguridad | Luis Paz | Rechazado | 2026-11-20 |\n\nAprobado por: ________",
    approvals: [
      "5 | Líder técnico | Ana Sol | Aprobado | 2026-11-20 | approved | signed",
      "6 | Seguridad | Luis Paz | Rechazado | 2026-11-20 | rejected | unsigned",
      "8 |  |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "## Aprovação\n\n- [ ] Aprovação do líder técnico\n- [x] Aprovação da segurança — Rui Costa, 2026-11-20\n\nAprovado por: Rui Costa",
    approvals: [
      "3 | líder técnico |  |  |  |  | unsigned | gate",
      "4 | segurança | Rui Costa |  | 2026-11-20 | approved | signed | gate",
      "6 |  | Rui Costa |  |  | approved | signed",
    ],
  },
  {
    markdown:
      "## Akkoord\n\n| Rol | Naam | Akkoord | Datum |\n|---|---|---|---|\n| Beheer | Jan de Vries | Ja | 2026-11-20 |\n\nGoedgekeurd door: Jan de Vries",
    approvals: [
      "5 | Beheer | Jan de Vries | Ja | 2026-11-20 | approved | signed",
      "7 |  | Jan de Vries |  |  | approved | signed",
    ],
  },
  {
    markdown:
      "## Zatwierdzenie\n\n| Rola | Imię i nazwisko | Podpis | Data |\n|---|---|---|---|\n| Kierownik | Ewa Lis | E. Lis | 2026-11-20 |\n\nZatwierdził(a): Ewa Lis",
    approvals: [
      "5 | Kierownik | Ewa Lis | E. Lis | 2026-11-20 | approved | signed",
      "7 |  | Ewa Lis |  |  | approved | signed",
    ],
  },
  {
    markdown:
      "## Phê duyệt\n\n| Vai trò | Họ tên | Chữ ký | Ngày |\n|---|---|---|---|\n| Trưởng nhóm | Phong Trần | Đã ký | 2026-11-20 |\n| Bảo mật | | chờ | |",
    approvals: [
      "5 | Trưởng nhóm | Phong Trần | Đã ký | 2026-11-20 | approved | signed",
      "6 | Bảo mật |  | chờ |  | pending | unsigned",
    ],
  },
  {
    markdown:
      "## 承認\n\n| 役割 | 氏名 | 署名 | 日付 |\n|---|---|---|---|\n| 技術責任者 | 山田太郎 | 承認 | 2026-11-20 |\n| 運用 | 佐藤 | 承認待ち | |\n| 品質 | | 未承認 | |\n\n承認者：山田太郎\n承認日：2026-11-20",
    approvals: [
      "5 | 技術責任者 | 山田太郎 | 承認 | 2026-11-20 | approved | signed",
      "6 | 運用 | 佐藤 | 承認待ち |  | pending | unsigned",
      "7 | 品質 |  | 未承認 |  | rejected | unsigned",
      "9 |  | 山田太郎 |  | 2026-11-20 | approved | signed",
    ],
  },
  {
    markdown:
      "## 审批\n\n| 角色 | 姓名 | 审批结果 | 日期 |\n|---|---|---|---|\n| 技术经理 | 王伟 | 同意 | 2026-11-20 |\n| 安全 | 李娜 | 拒绝 | 2026-11-20 |",
    approvals: [
      "5 | 技术经理 | 王伟 | 同意 | 2026-11-20 | approved | signed",
      "6 | 安全 | 李娜 | 拒绝 | 2026-11-20 | rejected | unsigned",
    ],
  },
  {
    markdown:
      "## Approvazione\n\n| Ruolo | Nome | Firma | Data |\n|---|---|---|---|\n| Responsabile | Marco Rossi | M. Rossi | 20/11/2026 |\n\nApprovato da: Marco Rossi",
    approvals: [
      "5 | Responsabile | Marco Rossi | M. Rossi | 20/11/2026 | approved | signed",
      "7 |  | Marco Rossi |  |  | approved | signed",
    ],
  },
  {
    markdown:
      "## Authorization\n\n| Authority | Decision | Timestamp |\n|---|---|---|\n| CAB | Approved | 2026-11-20 10:00 UTC |\n| Incident commander | Approved by Dee Park | 2026-11-20 10:00 UTC |",
    approvals: [
      "5 | CAB |  | Approved | 2026-11-20 10:00 UTC | approved | unsigned",
      "6 | Incident commander | Dee Park | Approved by Dee Park | 2026-11-20 10:00 UTC | approved | signed",
    ],
  },
  {
    markdown:
      "## Owner GO signature\n\n| Item | Status |\n|---|---|\n| Runbook read | [x] |\n| GO signed | ☑ Phong, 2026-07-05 |\n| Technical lead | Pending |\n| Backup done | Yes |",
    approvals: [
      "6 | Owner | Phong | ☑ Phong, 2026-07-05 | 2026-07-05 | approved | signed | gate",
      "7 | Technical lead |  | Pending |  | pending | unsigned",
    ],
  },
  {
    markdown:
      "## Sign-off\n\nName: Dee Park\nRole: Technical lead\nSignature: D. Park\nDate: 2026-11-20\n\nName: ________\nRole: Operations\nSignature: ________\nDate: ________",
    approvals: [
      "3 | Technical lead | Dee Park | D. Park | 2026-11-20 | approved | signed",
      "8 | Operations |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "| Field | Value |\n|---|---|\n| Release | 1.2 |\n| Approved by | Dee Park |\n| Approval date | 2026-11-20 |\n| Window | Monday |",
    approvals: ["4 |  | Dee Park |  | 2026-11-20 | approved | signed"],
  },
  {
    markdown:
      "## Sign-off\n\nSignature: ______ Date: ______\n\nI confirm that the plan is complete.\n\nDecision timestamp (UTC): 2026-11-20 10:00\n\nPrepared by: Jo Fox",
    approvals: ["3 |  |  |  |  |  | unsigned"],
  },
  {
    markdown: "**Change approver:** Dee Park (CAB), approved on 2026-11-20",
    approvals: ["1 | Change approver | Dee Park | approved | 2026-11-20 | approved | signed"],
  },
  {
    markdown:
      "## Approvals\n\n| Role | Approver | Signed on |\n|---|---|---|\n| Technical lead | Dee Park | 2026-11-20 |\n| Security | Sam Roe | |",
    approvals: [
      "5 | Technical lead | Dee Park |  | 2026-11-20 | approved | signed",
      "6 | Security | Sam Roe |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "## Approvals\n\n| Role | Signature / Date |\n|---|---|\n| Technical lead | Dee Park 2026-11-20 |\n| Security | |\n| Ops | ✓ 2026-11-20 |",
    approvals: [
      "5 | Technical lead | Dee Park | Dee Park 2026-11-20 | 2026-11-20 | approved | signed",
      "6 | Security |  |  |  |  | unsigned",
      "7 | Ops |  | ✓ 2026-11-20 | 2026-11-20 | approved | unsigned",
    ],
  },
  {
    markdown:
      "## Approval status\n\n| Team | Reviewer | Decision |\n|---|---|---|\n| Platform | Dee Park | ✅ |\n| Data | Sam Roe | ❌ |\n| Web | Kim Li | ⏳ |\n| Mobile | Ops team | ✅ |",
    approvals: [
      "5 | Platform | Dee Park | ✅ |  | approved | signed",
      "6 | Data | Sam Roe | ❌ |  | rejected | unsigned",
      "7 | Web | Kim Li | ⏳ |  | pending | unsigned",
      "8 | Mobile |  | ✅ |  | approved | unsigned",
    ],
  },
  {
    markdown: "- [x] Approved: change type is normal\n- Approved: Yes\n- Decision: Approved",
    approvals: [],
  },
  {
    markdown:
      "## Sign-offs\n\n1. Dee Park (Tech lead) — approved 2026-11-20\n2. Sam Roe (Security) — declined\n3. @kim, 2026-11-20\n4. TBD",
    approvals: [
      "3 | Tech lead | Dee Park | approved | 2026-11-20 | approved | signed",
      "4 | Security | Sam Roe | declined |  | rejected | unsigned",
      "5 |  | kim |  | 2026-11-20 |  | unsigned",
      "6 |  |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "Approval: the CAB meets on Tuesday. Nothing else to say about approvals by the technical lead here.\n\nThe release was approved by Dee Park.",
    approvals: [],
  },
  {
    markdown: "## Approvals\n\n| Dee Park | Approved |\n|---|---|\n| Sam Roe | Rejected |",
    approvals: ["5 |  | Sam Roe | Rejected |  | rejected | unsigned"],
  },
  {
    markdown:
      "## Approvals\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n| Tech lead | Dee Park | ✅ | TBD |\n| Security | [Name] | [Status] | YYYY-MM-DD |\n| Ops | -  | N/A | - |\n| QA | Dee Раrk | Approved | 2026-11-20 |\n| DBA | Sam Roe | Not approved | 2026-11-20 |\n| SRE | Jo Fox | Conditional | 2026-11-20 |\n| Legal | Kim Li | Approved pending legal review | 2026-11-20 |\n| CAB (Ana Sol) | | Approved | 2026-11-20 |\n| Platform | Ana Sol, SRE | Signed | Nov 20, 2026 |\n| Network | Dee Park | No objections | 2026-11-20 |\n| Data | QA | Approved | 2026-11-20 |",
    approvals: [
      "5 | Tech lead | Dee Park | ✅ |  | approved | signed",
      "6 | Security |  |  |  |  | unsigned",
      "7 | Ops |  |  |  |  | unsigned",
      "8 | QA | Dee Раrk | Approved | 2026-11-20 | approved | signed",
      "9 | DBA | Sam Roe | Not approved | 2026-11-20 | rejected | unsigned",
      "10 | SRE | Jo Fox | Conditional | 2026-11-20 | pending | unsigned",
      "11 | Legal | Kim Li | Approved pending legal review | 2026-11-20 | pending | unsigned",
      "12 | CAB | Ana Sol | Approved | 2026-11-20 | approved | signed",
      "13 | Platform | Ana Sol | Signed | Nov 20, 2026 | approved | signed",
      "14 | Network | Dee Park | No objections | 2026-11-20 |  | unsigned",
      "15 | Data |  | Approved | 2026-11-20 | approved | unsigned",
    ],
  },
  {
    known: true,
    markdown: "**Approver:** @dee\n**Approved:** 2026-11-20\n\nSigned-off-by: Sam Roe <sam@example.com>",
    approvals: ["1 |  | dee |  | 2026-11-20 | approved | signed", "4 |  | Sam Roe |  |  | approved | unsigned"],
  },
  {
    known: true,
    markdown:
      "## Approvals\n\n- [x] Technical lead approval — Dee Park\n- [x] Security sign-off — Sam Roe, 2026-11-20\n- [x] Operations sign-off\n- [ ] CAB approval — Kim Li, 2026-11-20",
    approvals: [
      "3 | Technical lead | Dee Park |  |  | approved | unsigned | gate",
      "4 | Security | Sam Roe |  | 2026-11-20 | approved | signed | gate",
      "5 | Operations |  |  |  | approved | unsigned | gate",
      "6 | CAB | Kim Li |  | 2026-11-20 |  | unsigned | gate",
    ],
  },
  {
    markdown:
      "## Approvals\n\n- [ ] **Technical Lead:** ____\n- [x] **Operations:** Dee Park (2026-11-20)\n- [x] ~~Security sign-off~~ — N/A: no change to access\n- [ ] Head of Checkout: [Name]",
    approvals: [
      "3 | Technical Lead |  |  |  |  | unsigned | gate",
      "4 | Operations | Dee Park |  | 2026-11-20 | approved | signed | gate",
      "5 | Security |  |  |  |  | unsigned | gate",
      "6 | Head of Checkout |  |  |  |  | unsigned | gate",
    ],
  },
  {
    markdown: "## Change authorization\n\nAuthorized by: Dee Park, VP Engineering, 2026-11-20",
    approvals: ["3 | VP Engineering | Dee Park |  | 2026-11-20 | approved | signed"],
  },
  {
    markdown: "## Authentication and authorization tests\n\n- [ ] Admin\n- [ ] Manager\n- Technical lead: Dee Park",
    approvals: [],
  },
  {
    markdown: "## Code signing\n\n| Artifact | Signature |\n|---|---|\n| image | abc |",
    approvals: [],
  },
  {
    markdown: "| Name | Role |\n|---|---|\n| Dee Park | Tech lead |",
    approvals: [],
  },
  {
    markdown:
      "**Sign-off:**\n\n- Tech lead: Dee Park, approved 2026-11-20\n- Ops: ____\n\n**Steps:**\n\n- Tech lead: starts it",
    approvals: [
      "3 | Tech lead | Dee Park | approved | 2026-11-20 | approved | signed",
      "4 | Ops |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "**Approvals**\n\n| Approver | Signature |\n|---|---|\n| @dee | ✅ |\n| @ops-team | ✅ |\n| Dee Park | |\n| ________ | ________ |",
    approvals: [
      "5 |  | dee | ✅ |  | approved | signed",
      "6 | ops-team |  | ✅ |  | approved | unsigned",
      "7 |  | Dee Park |  |  |  | unsigned",
      "8 |  |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "## Sign-off\n\n- Engineering: @dee - 2026-11-20 - LGTM\n- Operations: ❌ @sam\n- Security: awaiting\n- Legal: n/a\n- Release manager: [Name], [Date]\n- [Name]\n- Dee Park signed on 2026-11-20",
    approvals: [
      "3 | Engineering | dee | LGTM | 2026-11-20 | approved | signed",
      "4 | Operations | sam | ❌ |  | rejected | unsigned",
      "5 | Security |  | awaiting |  | pending | unsigned",
      "6 | Legal |  |  |  |  | unsigned",
      "7 | Release manager |  |  |  |  | unsigned",
      "8 |  |  |  |  |  | unsigned",
      "9 |  | Dee Park | signed | 2026-11-20 | approved | signed",
    ],
  },
  {
    markdown: "## Approval matrix\n\n| Change type | Approver |\n|---|---|\n| Normal | CAB |\n| Emergency | ECAB |",
    approvals: [],
  },
  {
    markdown:
      "- **Reviewed by:** Dee Park\n- **Approved By:** Technical Lead\n- **Prepared by:** Jo Fox\n- **Approval Date:** ____",
    approvals: ["2 | Technical Lead |  |  |  |  | unsigned"],
  },
  {
    markdown: "Approved-by: @dee\nReviewed-by: @sam",
    approvals: ["1 |  | dee |  |  | approved | signed"],
  },
  {
    markdown:
      "## Sign-off\n\n| | Name | Date | Signature |\n|---|---|---|---|\n| Engineering | Dee Park | 2026-11-20 | Dee Park |\n| Security | | | |",
    approvals: [
      "5 | Engineering | Dee Park | Dee Park | 2026-11-20 | approved | signed",
      "6 | Security |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "## Unterschriften\n\n- Projektleiter: Jörg Müller, genehmigt am 20.11.2026\n- Sicherheit: ausstehend\n- Betrieb: ________ Datum: ________",
    approvals: [
      "3 | Projektleiter | Jörg Müller | genehmigt | 20.11.2026 | approved | signed",
      "4 | Sicherheit |  | ausstehend |  | pending | unsigned",
      "5 | Betrieb |  |  |  |  | unsigned",
    ],
  },
  {
    markdown: "## Firmas\n\nJefe de proyecto: ________ Fecha: ________\nSeguridad: Luis Paz, aprobado 20/11/2026",
    approvals: [
      "3 | Jefe de proyecto |  |  |  |  | unsigned",
      "4 | Seguridad | Luis Paz | aprobado | 20/11/2026 | approved | signed",
    ],
  },
  {
    markdown:
      "- [x] Genehmigung durch den Betriebsleiter\n- [ ] Freigabe der Projektleitung\n- [ ] Aprobación del responsable técnico\n- [ ] Approbation du responsable technique\n- [ ] 技術責任者の承認\n- [ ] Goedkeuring van de projectleider",
    approvals: [
      "1 | Betriebsleiter |  |  |  | approved | unsigned | gate",
      "2 | Projektleitung |  |  |  |  | unsigned | gate",
      "3 | responsable técnico |  |  |  |  | unsigned | gate",
      "4 | responsable technique |  |  |  |  | unsigned | gate",
      "5 | 技術責任者 |  |  |  |  | unsigned | gate",
      "6 | projectleider |  |  |  |  | unsigned | gate",
    ],
  },
  {
    markdown: "```\nApproved by: Dee Park\n```\n\n<!-- Approved by: Dee Park -->\n\n    - [x] CAB approval",
    approvals: [],
  },
  {
    markdown:
      "## Approvals\n\n> **Technical lead:** Dee Park ✅ 2026-11-20\n\nThe approvals above were collected in the meeting of the CAB and are recorded here for the audit.",
    approvals: ["3 | Technical lead | Dee Park | ✅ | 2026-11-20 | approved | signed"],
  },
  {
    markdown:
      "# Änderungsantrag: <Titel>\n\n**Antragsteller:** [Vor- und Nachname]\n**Datum:** TT.MM.JJJJ\n**Ausfallzeit:** XX Minuten\n**Bezug:** siehe [Handbuch] und [3]\n- Betroffene Systeme: [bitte auflisten]\n- Rückfallplan: ………………\n- [Wenn nötig] Wartungsseite schalten\n- Ansprechpartner: <Name, Telefon>\n\n## Genehmigungen\n\n| Funktion | Name | Datum | Unterschrift |\n|---|---|---|---|\n| Projektleitung | [Name] | TT.MM.JJJJ | ________ |\n| IT-Sicherheit | Anna Weiß | 20.11.2026 | A. Weiß |\n| Fachbereich | | | |\n\n### Notfall\n\nGenehmigt durch: Max Kern (Betriebsleiter), 19.11.2026\n\n# Plan de déploiement [Nom du projet]\n\nResponsable : [à compléter]\nDate prévue : JJ/MM/AAAA à HH:MM\nVersion : <numéro de version>\nStatut : [En cours]\nVoir [le guide](https://example.com).\n\n## Validation et signatures\n\n| Rôle | Nom | Date | Signature |\n|---|---|---|---|\n| Chef de projet | Léa Dubois | 20/11/2026 | ✅ |\n| Exploitation | À désigner | | |\n\nApprouvé par : Léa Dubois, le 20 novembre 2026\nValidé par : ____________________\n\n# Plano\n\n- [ ] Backup feito em [caminho]\n- Janela: de [data] às [hora]\n- Responsável: {{responsavel}}\n- Tempo: X horas\n- Obs: A definir\n\n## Aprovações\n\n- [ ] Gerente de TI: ______ Data: __/__/____\n- [x] Líder técnico: Rui Costa - 20/11/2026\n- [ ] Aprovado pelo comitê de mudanças\n\n# デプロイ計画\n\n- 担当者：[担当者名]\n- 日時：YYYY年MM月DD日\n- 対象：<サーバー名>\n- [重要] 事前にバックアップ\n- 【概要】をここに記入\n\n## 承認者\n\n- 承認者：\n- 開発部長：山田太郎　2026-11-20　承認\n- 運用責任者：未定\n\n# 发布计划\n\n负责人：[请填写]\n版本：[版本号]\n时间：待定\n\n## 审批\n\n| 审批人 | 职位 | 签字 | 日期 |\n|---|---|---|---|\n| 王伟 | 技术经理 | 王伟 | 2026-11-20 |\n| | 运维 | | |",
    approvals: [
      "16 | Projektleitung |  |  |  |  | unsigned",
      "17 | IT-Sicherheit | Anna Weiß | A. Weiß | 20.11.2026 | approved | signed",
      "18 | Fachbereich |  |  |  |  | unsigned",
      "22 | Betriebsleiter | Max Kern |  | 19.11.2026 | approved | signed",
      "36 | Chef de projet | Léa Dubois | ✅ | 20/11/2026 | approved | signed",
      "37 | Exploitation |  |  |  |  | unsigned",
      "39 |  | Léa Dubois |  | 20 novembre 2026 | approved | signed",
      "40 |  |  |  |  |  | unsigned",
      "52 | Gerente de TI |  |  |  |  | unsigned | gate",
      "53 | Líder técnico | Rui Costa |  | 20/11/2026 | approved | signed | gate",
      "54 | comitê de mudanças |  |  |  |  | unsigned | gate",
      "66 |  |  |  |  |  | unsigned",
      "67 | 開発部長 | 山田太郎 | 承認 | 2026-11-20 | approved | signed",
      "68 | 運用責任者 |  | 未定 |  | pending | unsigned",
      "80 | 技术经理 | 王伟 | 王伟 | 2026-11-20 | approved | signed",
      "81 | 运维 |  |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "# Payment Service Deployment Plan\n\n## 1. Sign-Off Table\n\n| Stakeholder | Required? | Decision | Signature/Date |\n|---|---|---|---|\n| Product Manager: Ann Lee | Yes | GO | AL 2026-11-19 |\n| Engineering Manager: | Yes | | |\n| SRE On-call — Bob Ray | No | NO-GO | |\n\n## 2. Approval Workflow\n\n1. Technical lead reviews\n2. CAB approves\n\n## 3. Approvals Required\n\n- [ ] Engineering Manager: @ann\n- [ ] Security Team Lead\n- [ ] Product Owner sign-off received\n- [ ] Database changes approved by DBA\n- [ ] Rollback plan approved\n- [ ] All approvers notified\n\n## Go/No-Go\n\n| Role | Name | Vote |\n|---|---|---|\n| Eng | Ann | GO |\n\n## Deployment approval\n\n**Approved:** ☐ Yes ☐ No\n**Approver name:** ______________\n**Approver signature:** ______________\n**Date:** ______________\n\n## Final sign-off\n\n| Check | Owner | Signed off |\n|---|---|---|\n| Smoke tests | Ann Lee | ✅ |\n\nBy signing below, I confirm that this release is ready for production.\n\n_Signature_: _______________  _Date_: ____________\n\nAnn Lee, Engineering Manager — Approved (2026-11-19)\n\n@bob: approved ✅\n\n**QA Lead** – Kim Li – ✅ Approved – 2026-11-19\n\n1. **Technical Lead**\n   - Name: Dee Park\n   - Signature: ____\n   - Date: ____\n2. **Operations**\n   - Name: ____\n   - Date: ____\n\n## Revision history\n\n| Version | Date | Description | Approver |\n|---|---|---|---|\n| 1.0 | 2026-01-01 | First | |\n\n## Customer approval\n\nApproval from customer received on 2026-11-18 by email.\n\n## Security review sign-off\n\n- Reviewer: Sam Roe\n- Result: Approved\n- Date: 2026-11-18\n\n## Emergency change authorization\n\nChange Authority: Dee Park\nAuthorization: granted\nTime: 2026-11-20 10:00 UTC\n\n## Contacts\n\n| Role | Name | Status |\n|---|---|---|\n| DBA | Jo | online |\n\n## Checklist\n\n- [x] Manager approval obtained (Ann Lee, 2026-11-18)\n- [ ] Obtain CAB approval\n- [x] CAB approved CHG-1234\n- [ ] Get sign-off from security and legal\n- [x] Approval: @ann 2026-11-18\n- [ ] Stakeholder sign-off\n- [ ] Notify approvers\n- [ ] UAT sign-off from business\n- [ ] Sign-off by: ________\n- [x] Lead engineer signed off\n- [ ] Peer review approved\n- [ ] Customer approval email attached",
    approvals: [
      "7 | Product Manager | Ann Lee | GO | 2026-11-19 | approved | signed",
      "8 | Engineering Manager |  |  |  |  | unsigned",
      "9 | SRE On-call | Bob Ray | NO-GO |  | rejected | unsigned",
      "18 | Engineering Manager | ann |  |  |  | unsigned | gate",
      "19 | Security Team Lead |  |  |  |  | unsigned | gate",
      "20 | Product Owner |  |  |  |  | unsigned | gate",
      "21 | DBA |  |  |  |  | unsigned | gate",
      "33 |  |  | ☐ Yes ☐ No |  |  | unsigned",
      "42 |  | Ann Lee | ✅ |  | approved | signed",
      "46 |  |  |  |  |  | unsigned",
      "48 | Engineering Manager | Ann Lee | Approved | 2026-11-19 | approved | signed",
      "50 |  | bob | approved ✅ |  | approved | signed",
      "52 | QA Lead | Kim Li | ✅ Approved | 2026-11-19 | approved | signed",
      "54 | Technical Lead | Dee Park |  |  |  | unsigned",
      "58 | Operations |  |  |  |  | unsigned",
      "66 |  |  |  | 2026-01-01 |  | unsigned",
      "74 |  | Sam Roe | Approved | 2026-11-18 | approved | signed",
      "80 | Change Authority | Dee Park | granted | 2026-11-20 10:00 UTC | approved | signed",
      "92 | Manager | Ann Lee |  | 2026-11-18 | approved | signed | gate",
      "93 | CAB |  |  |  |  | unsigned | gate",
      "94 | CAB |  |  |  | approved | unsigned | gate",
      "95 | security and legal |  |  |  |  | unsigned | gate",
      "96 |  | ann | @ann 2026-11-18 | 2026-11-18 | approved | signed | gate",
      "97 | Stakeholder |  |  |  |  | unsigned | gate",
      "99 | business |  |  |  |  | unsigned | gate",
      "100 |  |  |  |  |  | unsigned | gate",
      "101 | Lead engineer |  |  |  | approved | unsigned | gate",
    ],
  },
  {
    markdown:
      "# Notes\n\nThe database migration was approved. Approved by the CAB on Monday, the change moves on.\n\nSigned commits are required. The signature is verified by the pipeline.\n\n- Authorization header is set\n- Manager: handles users\n- Approval is needed from the team lead before merging.\n- Owner: Dee Park\n- Status: Approved\n\n| Check | Status | Approved |\n|---|---|---|\n| Login | ok | yes |\n\n| API | Method | Authorization |\n|---|---|---|\n| /x | GET | Bearer |\n\n| Step | Owner | Status | Date |\n|---|---|---|---|\n| Deploy | Dee Park | Done | 2026-11-20 |\n\n| Name | Version | Signature |\n|---|---|---|\n| app | 1.2 | sha256:abc |\n\n## Approvals\n\nApprovals are tracked in Jira. See [ticket](https://example.com).\n\n- Two reviewers must approve.\n- The CAB meets on Tuesdays\n- https://example.com/approvals\n- CHG-1234\n- None\n- Not required — standard change\n\n| Field | Value |\n|---|---|\n| CAB date | 2026-11-20 |\n| Decision | Approved |\n| Notes | none |\n\n```\nApproved by: Dee\n```\n\n## Approval criteria\n\n- Technical lead: all tests pass\n\n## User authorization\n\n- Admin: full access\n- Manager: read only\n\n## Signature verification\n\n- Operator: cosign verify\n\n## Approved changes\n\n- Backend\n- Frontend\n- Dee Park's refactoring\n\n## Release authorization matrix\n\n| Risk | Authority |\n|---|---|\n| Low | Team lead |\n\n## Sign-off criteria\n\n| Role | Criterion | Status |\n|---|---|---|\n| QA | All pass | done |",
    approvals: ["27 |  | app | sha256:abc |  |  | unsigned"],
  },
  {
    // A denial, a condition or a withdrawal beside the word that approves, and a cross beside it.
    markdown:
      "## Approvals\n\n| Role | Name | Status |\n|---|---|---|\n| QA | Dee Park | Never approved |\n| QA | Dee Park | Can't approve |\n| QA | Dee Park | isn't approved |\n| QA | Dee Park | Approval not obtained |\n| QA | Dee Park | Not received |\n| QA | Dee Park | approved if tests pass |\n| QA | Dee Park | approved, provided that the rollback is tested |\n| QA | Dee Park | approved unless the load test fails |\n| QA | Dee Park | approved (revoked 2026-11-21) |\n| QA | Dee Park | Approved, then withdrawn |\n| QA | Dee Park | Approved ❌ |\n| QA | Dee Park | yet to approve |\n| QA | Dee Park | partially approved |\n| QA | Dee Park | Approved w/ comments |\n| QA | Dee Park | Yes - no concerns |\n| QA | Dee Park | No concerns, approved |\n| QA | Dee Park | Approved; call me if it fails |\n| QA | Dee Park | Looks good to me |\n| QA | Dee Park | 🟢 |\n| QA | Dee Park | 🔴 Go |",
    approvals: [
      "5 | QA | Dee Park | Never approved |  | rejected | unsigned",
      "6 | QA | Dee Park | Can't approve |  | rejected | unsigned",
      "7 | QA | Dee Park | isn't approved |  | rejected | unsigned",
      "8 | QA | Dee Park | Approval not obtained |  | pending | unsigned",
      "9 | QA | Dee Park | Not received |  | pending | unsigned",
      "10 | QA | Dee Park | approved if tests pass |  | pending | unsigned",
      "11 | QA | Dee Park | approved, provided that the rollback is tested |  | pending | unsigned",
      "12 | QA | Dee Park | approved unless the load test fails |  | pending | unsigned",
      "13 | QA | Dee Park | approved (revoked 2026-11-21) | 2026-11-21 | rejected | unsigned",
      "14 | QA | Dee Park | Approved, then withdrawn |  | rejected | unsigned",
      "15 | QA | Dee Park | Approved ❌ |  | rejected | unsigned",
      "16 | QA | Dee Park | yet to approve |  | pending | unsigned",
      "17 | QA | Dee Park | partially approved |  | pending | unsigned",
      "18 | QA | Dee Park | Approved w/ comments |  | approved | signed",
      "19 | QA | Dee Park | Yes - no concerns |  | approved | signed",
      "20 | QA | Dee Park | No concerns, approved |  | approved | signed",
      "21 | QA | Dee Park | Approved; call me if it fails |  | approved | signed",
      "22 | QA | Dee Park | Looks good to me |  | approved | signed",
      "23 | QA | Dee Park | 🟢 |  | approved | signed",
      "24 | QA | Dee Park | 🔴 Go |  | rejected | unsigned",
    ],
  },
  {
    markdown:
      "## Freigabe\n\n| Rolle | Name | Status |\n|---|---|---|\n| QA | Eva Lang | nicht unterschrieben |\n| QA | Eva Lang | wird freigegeben |\n| QA | Eva Lang | Freigegeben, falls der Test besteht |\n| QA | Eva Lang | einverstanden |\n| QA | Luc Petit | pas approuvé |\n| QA | Luc Petit | Non signé |\n| QA | Luc Petit | approuvé sous conditions |\n| QA | Luc Petit | lu et approuvé |\n| QA | Ana Sol | no está aprobado |\n| QA | Ana Sol | aprobado con observaciones |\n| QA | Ana Sol | Visto bueno |\n| QA | Rui Costa | aprovado com condições |\n| QA | Jan de Wit | geen akkoord |\n| QA | Jan de Wit | akkoord mits getest |\n| QA | Ugo Neri | non firmato |\n| QA | Ewa Lis | jeszcze nie podpisano |\n| QA | 山田太郎 | 承認しない |\n| QA | 山田太郎 | 承認予定 |\n| QA | 王伟 | 不批准 |\n| QA | 王伟 | 同意，但需复测 |\n| QA | Phong Trần | không được phê duyệt |",
    approvals: [
      "5 | QA | Eva Lang | nicht unterschrieben |  | rejected | unsigned",
      "6 | QA | Eva Lang | wird freigegeben |  | pending | unsigned",
      "7 | QA | Eva Lang | Freigegeben, falls der Test besteht |  | pending | unsigned",
      "8 | QA | Eva Lang | einverstanden |  | approved | signed",
      "9 | QA | Luc Petit | pas approuvé |  | rejected | unsigned",
      "10 | QA | Luc Petit | Non signé |  | rejected | unsigned",
      "11 | QA | Luc Petit | approuvé sous conditions |  | pending | unsigned",
      "12 | QA | Luc Petit | lu et approuvé |  | approved | signed",
      "13 | QA | Ana Sol | no está aprobado |  | rejected | unsigned",
      "14 | QA | Ana Sol | aprobado con observaciones |  | pending | unsigned",
      "15 | QA | Ana Sol | Visto bueno |  | approved | signed",
      "16 | QA | Rui Costa | aprovado com condições |  | pending | unsigned",
      "17 | QA | Jan de Wit | geen akkoord |  | rejected | unsigned",
      "18 | QA | Jan de Wit | akkoord mits getest |  | pending | unsigned",
      "19 | QA | Ugo Neri | non firmato |  | rejected | unsigned",
      "20 | QA | Ewa Lis | jeszcze nie podpisano |  | pending | unsigned",
      "21 | QA | 山田太郎 | 承認しない |  | rejected | unsigned",
      "22 | QA | 山田太郎 | 承認予定 |  | pending | unsigned",
      "23 | QA | 王伟 | 不批准 |  | rejected | unsigned",
      "24 | QA | 王伟 | 同意，但需复测 |  | pending | unsigned",
      "25 | QA | Phong Trần | không được phê duyệt |  | rejected | unsigned",
    ],
  },
  {
    // A colleague who only reviewed is not who approved, and what stands beside the name counts.
    markdown:
      "## Document history\n\n| Version | Date | Author | Reviewed by | Approved by |\n|---|---|---|---|---|\n| 0.1 | 2026-11-01 | Jo Fox | Kim Li | |\n| 1.0 | 2026-11-02 | Jo Fox | Kim Li | Dee Park |\n| 1.1 | 2026-11-03 | Jo Fox | Kim Li | CAB |\n| 1.2 | 2026-11-03 | Jo Fox | Kim Li | Dee Park (pending) |\n| 1.3 | 2026-11-03 | Jo Fox | Kim Li | see CHG-12 |",
    approvals: [
      "5 |  |  |  | 2026-11-01 |  | unsigned",
      "6 |  | Dee Park |  | 2026-11-02 | approved | signed",
      "7 | CAB |  |  | 2026-11-03 |  | unsigned",
      "8 |  | Dee Park |  | 2026-11-03 | pending | unsigned",
      "9 |  |  |  | 2026-11-03 |  | unsigned",
    ],
  },
  {
    // A mark of absence or an unknown verdict is no signature.
    markdown:
      "## Approvals\n\n| Name | Decision | Signature |\n|---|---|---|\n| Dee Park | Concerns | D. Park |\n| Dee Park | N/A | dp |\n| Dee Park |  | OOO |\n| Dee Park |  | away |\n| Dee Park |  | Late |\n| Dee Park |  | on file |\n| Dee Park |  | Dee |\n| Dee Park |  | /s/ Dee Park |\n| Dee Park | Approved | not signed |",
    approvals: [
      "5 |  | Dee Park | Concerns |  |  | unsigned",
      "6 |  | Dee Park | dp |  | approved | signed",
      "7 |  | Dee Park |  |  |  | unsigned",
      "8 |  | Dee Park |  |  |  | unsigned",
      "9 |  | Dee Park |  |  |  | unsigned",
      "10 |  | Dee Park |  |  |  | unsigned",
      "11 |  | Dee Park | Dee |  | approved | signed",
      "12 |  | Dee Park | /s/ Dee Park |  | approved | signed",
      "13 |  | Dee Park | Approved |  | rejected | unsigned",
    ],
  },
  {
    // The first of two columns says which approval.
    markdown:
      "## Sign-off\n\n| Approval | Approver | Approved |\n|---|---|---|\n| Security | Dee Park | ☑ |\n| QA | Sam Roe | ✗ |",
    approvals: [
      "5 | Security | Dee Park | ☑ |  | approved | signed | gate",
      "6 | QA | Sam Roe | ✗ |  | rejected | unsigned",
    ],
  },
  {
    // Labels that end in "approved by" and say the opposite; values that name nobody.
    markdown:
      "**Approved by:** Dee Park or Sam Roe\n\n**Approved by:** CHG-1234\n\n**Approved by:** see ticket\n\n**Approved by:** nobody yet\n\n**Approved by:** Slack\n\n**Approved by:** Acme GmbH\n\n**Approved by:** Name, title\n\n**Approved by:** Dee Park?\n\n**Approved by:** the CAB on 2026-11-20\n\n**Approved by:** Dee Park on behalf of Sam Roe\n\n**Not approved by:** Dee Park\n\n**To be approved by:** Dee Park\n\n**Must be approved by:** Dee Park\n\n**Awaiting approval by:** Dee Park\n\nNiet goedgekeurd door: Jan de Wit\n\nA ser aprovado por: Rui Costa",
    approvals: [
      "1 |  |  |  |  |  | unsigned",
      "3 |  |  |  |  |  | unsigned",
      "5 |  |  |  |  |  | unsigned",
      "7 |  |  |  |  |  | unsigned",
      "9 |  |  |  |  |  | unsigned",
      "11 | Acme GmbH |  |  |  |  | unsigned",
      "13 |  |  |  |  |  | unsigned",
      "15 |  |  |  |  |  | unsigned",
      "17 | CAB |  |  | 2026-11-20 |  | unsigned",
      "19 |  | Dee Park |  |  | approved | signed",
      "21 |  | Dee Park |  |  | rejected | unsigned",
      "23 |  | Dee Park |  |  | pending | unsigned",
      "25 |  | Dee Park |  |  | pending | unsigned",
      "27 |  | Dee Park |  |  | pending | unsigned",
      "29 |  | Jan de Wit |  |  | rejected | unsigned",
      "31 |  | Rui Costa |  |  | pending | unsigned",
    ],
  },
  {
    markdown:
      "## Sign-off\n\n- /s/ Dee Park, Release manager, 2026-11-20\n- Signed, Dee Park (VP Eng), Nov 20 2026\n- Sam Roe (delegate: Dee Park) — approved 2026-11-20\n- p.p. Dee Park — approved 2026-11-20\n- Dee Park for CAB — approved\n- @dependabot — approved\n- Jenkins — approved 2026-11-20\n- Operations: Dee Park declined on 2026-11-20\n- Operations ✅ Dee Park\n- ✅ CAB\n- ✅ Operations (Dee Park, 2026-11-20)",
    approvals: [
      "3 | Release manager | Dee Park | /s/ | 2026-11-20 | approved | signed",
      "4 | VP Eng | Dee Park | Signed | Nov 20 2026 | approved | signed",
      "5 |  | Sam Roe | approved | 2026-11-20 | approved | signed",
      "6 |  | Dee Park | approved | 2026-11-20 | approved | signed",
      "7 |  | Dee Park | approved |  | approved | signed",
      "8 | @dependabot |  | approved |  | approved | unsigned",
      "9 | Jenkins |  | approved | 2026-11-20 | approved | unsigned",
      "10 | Operations | Dee Park | declined | 2026-11-20 | rejected | unsigned",
      "11 | Operations | Dee Park | Operations ✅ |  | approved | signed",
      "12 | CAB |  | ✅ CAB |  | approved | unsigned",
      "13 | Operations | Dee Park | ✅ Operations | 2026-11-20 | approved | signed",
    ],
  },
  {
    // A verdict below several approvals is not the last one's alone.
    markdown:
      "| Field | Value |\n|---|---|\n| Approver 1 | Dee Park |\n| Approver 2 | Sam Roe |\n| Approval status | Approved |",
    approvals: ["3 | Approver 1 | Dee Park |  |  |  | unsigned", "4 | Approver 2 | Sam Roe |  |  |  | unsigned"],
  },
  {
    markdown:
      "## CAB approval\n\n| Change | CAB member | Vote |\n|---|---|---|\n| CHG-1 | Dee Park | Aye |\n| CHG-1 | Sam Roe | Nay |\n| CHG-1 | Kim Li | Abstain |",
    approvals: [
      "5 |  | Dee Park | Aye |  | approved | signed",
      "6 |  | Sam Roe | Nay |  | rejected | unsigned",
      "7 |  | Kim Li | Abstain |  | pending | unsigned",
    ],
  },
  {
    // Of a task that names who refused, and of lines that speak for several.
    markdown: "## Approvals\n\n- [x] Dee Park rejected\n- [x] Notify Dee Park\n- [x] Dee Park approved",
    approvals: [
      "3 |  | Dee Park |  |  | rejected | unsigned | gate",
      "5 |  | Dee Park |  |  | approved | signed | gate",
    ],
  },
  {
    markdown:
      "## Sign-off\n\n**Tech lead:** Dee Park, **QA:** Sam Roe — approved\n\nOps: Kim Li — fail\n\nDBA: Jo Fox\n\nOverall status: Approved",
    approvals: [
      "3 | Tech lead | Dee Park | approved |  |  | unsigned",
      "5 | Ops | Kim Li | fail |  | rejected | unsigned",
      "7 | DBA | Jo Fox |  |  |  | unsigned",
    ],
  },
  {
    markdown:
      "## Approvals\n\n| Approver | Signature | Approved on |\n|---|---|---|\n| Dee Park | CHG-1234 | |\n| Sam Roe | | 2026-11-20 |\n| Kim Li | | expected 2026-11-20 |\n| Ana Sol | | before 2026-11-20 |\n| Jo Fox | JF | |",
    approvals: [
      "5 |  | Dee Park | CHG-1234 |  |  | unsigned",
      "6 |  | Sam Roe |  | 2026-11-20 | approved | signed",
      "7 |  | Kim Li |  | 2026-11-20 |  | unsigned",
      "8 |  | Ana Sol |  | 2026-11-20 |  | unsigned",
      "9 |  | Jo Fox | JF |  | approved | signed",
    ],
  },
  {
    // Names that are words besides.
    markdown:
      "## Approvals\n\n| Role | Name | Status |\n|---|---|---|\n| QA | See Wong | Approved |\n| QA | Link Ray | Approved |\n| QA | Na Li | Approved |",
    approvals: [
      "5 | QA | See Wong | Approved |  | approved | signed",
      "6 | QA | Link Ray | Approved |  | approved | signed",
      "7 | QA | Na Li | Approved |  | approved | signed",
    ],
  },
];
