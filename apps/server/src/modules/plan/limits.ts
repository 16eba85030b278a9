/** What a plan folder may hold at most. A county's plan is some 100 KB; these leave room and stop an accident. */
export interface PlanLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
  /** YAML aliases that may be resolved in one file: stops a few bytes from unfolding into gigabytes. */
  readonly aliases: number;
  /** How deep maps and lists may stand in one another. */
  readonly depth: number;
}

export const PLAN_LIMITS: PlanLimits = {
  fileBytes: 1024 * 1024,
  totalBytes: 8 * 1024 * 1024,
  files: 500,
  aliases: 100,
  depth: 40,
};
