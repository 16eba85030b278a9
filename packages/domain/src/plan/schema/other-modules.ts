import type { z } from 'zod';
import { FactsFile } from '../../enterprise/index.ts';
import { SchemeFile } from '../../evaluation/index.ts';
import { WorkbookFile } from '../../intake/index.ts';
import { LedgerFile } from '../../ledger/index.ts';
import { FundFile } from '../../money/index.ts';
import { CaseFile, PolicyFile } from '../../policy/index.ts';
import { RegisterFile } from '../../register/index.ts';
import { ScreeningFile } from '../../screening/index.ts';

// The files of a plan whose shape belongs to another module. Composed here and nowhere else.
export const FactsPart = FactsFile;
export type FactsPart = z.infer<typeof FactsPart>;
export const WorkbookPart = WorkbookFile;
export type WorkbookPart = z.infer<typeof WorkbookPart>;
export const SchemePart = SchemeFile;
export type SchemePart = z.infer<typeof SchemePart>;
export const RegisterPart = RegisterFile;
export type RegisterPart = z.infer<typeof RegisterPart>;
export const LedgerPart = LedgerFile;
export type LedgerPart = z.infer<typeof LedgerPart>;
export const FundPart = FundFile;
export type FundPart = z.infer<typeof FundPart>;
export const ScreeningPart = ScreeningFile;
export type ScreeningPart = z.infer<typeof ScreeningPart>;
export const PolicyPart = PolicyFile;
export type PolicyPart = z.infer<typeof PolicyPart>;
export const CasePart = CaseFile;
export type CasePart = z.infer<typeof CasePart>;
