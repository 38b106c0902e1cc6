/** Programs that deployments call. */
const programs = `
  ansible ansible-playbook apk apt apt-get argocd aws awk az bash bazel borg brew bundle bun bunx cargo cat chmod chown cmake composer
  conda corepack cp cqlsh crontab curl deno dig diff docker docker-compose doctl dotnet dropdb eb etcdctl flux flyctl flyway gcloud gem
  gh git glab go gradle gradlew grep grpcurl gsutil gunzip gzip hasura helm helmfile heroku hg http httpie influx jar jest jq k6
  kubectx kubens kustomize lerna linkerd liquibase ls make mage migrate mix mkdir mongo mongodump mongorestore mongosh mvn mvnw
  mysql mysqladmin mysqldump mv nc netlify newman nginx nohup nomad npm npx nslookup nx oc openssl packer pg_dump pg_dumpall pg_restore
  php pip pip3 pipenv playwright pm2 pnpm podman poetry powershell prisma psql pulumi pwsh pytest python python3 rails rake rclone
  redis-cli restic rm rsync rspec ruby sbt scp sed sftp sh skaffold skopeo snyk sops sqlcmd sqlite3 sqlplus ssh svn tar telnet
  terraform terragrunt tofu trivy tsc turbo uv vercel vite vitest wget wrangler wrk yarn yum zsh [a-z]+ctl
`
  .trim()
  .split(/\s+/);

/** Words of prose behind a program's name that is a word too: "make sure", "go to", "service is up". */
const prose =
  "sure|certain|it|the|a|an|to|all|that|this|these|every|each|for|on|with|until|any|both|and|or|is|are|by|as|of|in|if|no|live|ahead|back|through|down|up";

const wordsOrStart =
  '(?:^|[:;`"“(]\\s?|\\b(?:[Rr]uns?|[Ee]xecute|[Tt]ype|then|with|via|and)\\s)(?:\\$\\s)?(?:[A-Z][A-Z0-9_]*=\\S*\\s)*(?:sudo\\s)?';
const call = new RegExp(`${wordsOrStart}(?:${programs.join("|")})(?:$|\\s+(?!(?:${prose})\\b)\\S)`, "u");
const service = /\bservice\s[\w@.-]+\s(?:start|stop|restart|reload|status)\b/u;
const sql =
  /(?:^|[:;]\s?)(?:ALTER|CREATE|DROP|UPDATE|INSERT|DELETE|SELECT|GRANT|REVOKE|TRUNCATE|VACUUM|REINDEX|CALL)\s+[A-Z("*]/u;
const request = /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+(?:https?:\/)?\/\S/u;
const flag = /(?:^|\s)(?:--[a-z][\w-]*|-[A-Za-z](?=\s|$)|-[a-z]+=\S)/u;
/** `./x`, `../x`, `~/x`, `/usr/bin/x`, `bin/x`, and a path whose last part has an extension; never "and/or" or "24/7". */
const path =
  /(?:^|[\s"'`(=:])(?:(?:\.{1,2}|~)\/[\w.-]|\/[\w.-]+\/[\w.-]|(?:bin|scripts?)\/[\w-]|[\w.-]+(?:\/[\w.-]+)*\/[\w-]+\.[a-z]\w{0,9}(?![\w.-]*\/))/u;
const script = /(?:^|[\s"'`(=:])[\w-]+\.(?:sh|bash|py|rb|pl|js|mjs|ts|ps1|bat|cmd|exe|sql|ya?ml|jar|tf|php)(?![\w/-])/u;
const byHand =
  /^(?:manual(?:ly)?|by hand|manuell|von hand|manuel(?:lement)?|manualmente|handmatig|手動|手动)\s*[:：]\s*\S/iu;

/** Whether a text says exactly what is typed: a known program, a script or path, a flag, a query, a request; or how by hand. */
export function looksExact(text: string): boolean {
  return [byHand, call, service, flag, path, script, sql, request].some((it) => it.test(text));
}

/** Answers that check nothing: "OK", "works", "as usual". */
const empty =
  /^(?:ok(?:ay)?|yes|no|done|good|all good|fine|pass(?:ed)?|success(?:ful(?:ly)?)?|(?:it |everything )?(?:works?|is working|looks? (?:good|fine|ok(?:ay)?))|working|check(?:ed)?(?: it)?|verify|verified|verification|validate[ds]?|test(?:ed)?(?: it)?|as (?:usual|expected|before)|see above|visual(?:ly)?|tbc|in ordnung|wie üblich|prüfen|fertig|vérifier|comme d'habitude|verificar|como siempre)[.!]*$/iu;

/** Whether a text tells how to see that a step worked, and not only that somebody should look. */
export function namesCheck(text: string): boolean {
  return text.trim() !== "" && !empty.test(text.trim());
}
