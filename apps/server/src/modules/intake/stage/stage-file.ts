import type { RosterIndex } from '@tenglong/domain/enterprise';
import {
  type Dataset,
  type DepartmentWords,
  HEAD_ROWS,
  type MappingChoice,
  type Recognition,
  type RememberedMapping,
  type RowOutcome,
  type Ruling,
  recogniseWorkbook,
  type SheetHead,
  type StagedWorkbook,
  WorkbookStager,
} from '@tenglong/domain/intake';
import { type OpenedWorkbook, previewRows } from '../read/index.ts';

export interface RecogniseFileOptions {
  readonly datasets: readonly Dataset[];
  readonly departments?: readonly DepartmentWords[];
  readonly choice?: MappingChoice | undefined;
  readonly remembered?: readonly RememberedMapping[];
}

/** Looks at the first rows of every sheet that is not hidden and says what the workbook seems to be. */
export async function recogniseOpened(
  opened: OpenedWorkbook,
  fileName: string,
  options: RecogniseFileOptions,
): Promise<Recognition> {
  const sheets: SheetHead[] = [];
  for (const { index, name, hidden } of opened.sheets) {
    sheets.push({ name, hidden, rows: hidden ? [] : await previewRows(opened, index, HEAD_ROWS) });
  }
  return recogniseWorkbook({ ...options, fileName, sheets });
}

export interface StageOpenedOptions {
  readonly recognition: Recognition & { readonly dataset: Dataset };
  /** Absent for the roster itself. */
  readonly roster?: RosterIndex | undefined;
  readonly choice?: MappingChoice | undefined;
  readonly remembered?: readonly RememberedMapping[];
  readonly rulings?: readonly Ruling[];
  readonly onRow?: (outcome: RowOutcome) => void;
  /** Rows read so far, now and then. */
  readonly onProgress?: (rows: number) => void;
}

/** Streams every sheet of an opened workbook through the intake. @throws FileRefused if the file is damaged further down */
export async function stageOpened(
  opened: OpenedWorkbook,
  fileName: string,
  { recognition, onProgress, ...options }: StageOpenedOptions,
): Promise<StagedWorkbook> {
  const { dataset, sender, years, keysAlone } = recognition;
  const stager = new WorkbookStager({
    ...options,
    file: fileName,
    dataset,
    sender,
    keysAlone,
    year: years.year,
    yearBySheet: years.bySheet,
    yearDisagreement: years.disagreement,
  });
  let count = 0;
  for (const info of opened.sheets) {
    const sheet = stager.openSheet(info);
    if (!sheet) continue;
    let hadRows = false;
    for await (const batch of opened.batches(info.index)) {
      hadRows ||= batch.length > 0;
      for (const row of batch) sheet.row(row);
      count += batch.length;
      onProgress?.(count);
    }
    stager.closeSheet(info.name, sheet, hadRows);
  }
  return stager.finish();
}
