/** What the last reading of a batch's file found, as kept with the batch for its page. */
export interface BatchReading {
  /** How dataset and year were recognised, in words. */
  readonly recognised: readonly string[];
  readonly sheets: readonly ReadSheet[];
  readonly counts: ReadingCounts;
  readonly problems: { readonly hold: number; readonly unknown: number; readonly hint: number };
  /** Years of which the file reports facts. */
  readonly years: readonly number[];
}

export interface ReadingCounts {
  readonly rows: number;
  readonly byCode: number;
  readonly byName: number;
  readonly byRuling: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly held: number;
  readonly notEnterprises: number;
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly read: boolean;
  readonly skipped: string;
  /** The year of its rows; absent in readings of earlier versions. */
  readonly year?: number | null;
  readonly headerRows: readonly number[];
  readonly fingerprint: string;
  readonly columns: readonly ReadColumn[];
}

export interface ReadColumn {
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly field: string | null;
  readonly fieldTitle: string | null;
  readonly unit: string | null;
  readonly canonicalUnit: string | null;
  readonly by: 'plan' | 'remembered' | 'person' | 'none';
  readonly sample: readonly string[];
}
