/** Where mail is handed in, and as whom. */
export interface MailSettings {
  /** `smtps://user:password@host:465` or `smtp://host:25`; never shown, never logged. */
  readonly url: string;
  readonly from: string;
  /** PEM of an authority that is believed besides the usual ones; with it mail goes in a protected connection only. */
  readonly ca?: string;
}

/** The one interface that is told of notices; only the operator sets it. */
export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

/** The ways out of the house; what is left out is not set up, and nothing goes that way. */
export interface OutwardSettings {
  readonly mail?: MailSettings;
  readonly webhook?: WebhookSettings;
}

/** What the outbox needs besides the database. */
export interface OutwardDeps {
  readonly outward: OutwardSettings;
  /** Looks into the outbox now instead of at the next round. */
  readonly wakePostman: () => void;
}
