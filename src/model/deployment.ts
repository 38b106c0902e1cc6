/** Statuses of a deployment, see product.md's lifecycle. */
export const statuses = ["draft", "approved", "deployed", "rolled-back", "closed", "cancelled"] as const;

export type Status = (typeof statuses)[number];

export const risks = ["low", "medium", "high"] as const;

export type Risk = (typeof risks)[number];

/** Roles that must approve, for each risk. */
export type ApprovalPolicy = Readonly<Record<Risk, readonly string[]>>;

/** Who must approve unless the config says otherwise. */
export const defaultPolicy: ApprovalPolicy = {
  low: ["Technical lead"],
  medium: ["Technical lead", "Operations"],
  high: ["Technical lead", "Operations", "Security", "CAB"],
};
