import type { MatchRow } from '@tenglong/contracts/policy';
import { type Column, gradeColumn, lightColumn, linkColumn, textColumn } from '../../shared/table/index.ts';
import { gainWords, matchLight, nextWords } from './match-words.ts';

/** Verdict, enterprise, policy, what it comes to, and the next thing to do about it. */
export const matchColumns: readonly Column<MatchRow>[] = [
  lightColumn<MatchRow>({
    id: 'verdict',
    head: '结论',
    width: 88,
    frozen: true,
    sort: 'asc',
    light: matchLight,
  }),
  linkColumn<MatchRow>({
    id: 'name',
    head: '企业',
    width: 204,
    value: ({ name }) => name,
    href: ({ creditCode }) => `/enterprises/${creditCode}?tab=policies`,
  }),
  textColumn<MatchRow>({ id: 'unit', head: '乡镇', width: 88, value: ({ unitName }) => unitName }),
  gradeColumn<MatchRow>({ id: 'grade', head: '等级', width: 52, grade: ({ grade }) => grade }),
  textColumn<MatchRow>({ id: 'policy', head: '政策', width: 180, value: ({ policyTitle }) => policyTitle }),
  textColumn<MatchRow>({
    id: 'case',
    head: '项目',
    width: 100,
    sort: undefined,
    value: ({ caseNumber }) => caseNumber,
  }),
  textColumn<MatchRow>({
    id: 'amount',
    head: '结果',
    width: 124,
    sort: 'desc',
    align: 'end',
    value: gainWords,
  }),
  textColumn<MatchRow>({ id: 'near', head: '下一步', width: 316, value: nextWords }),
];

export const MATCH_EXPORT = [
  'verdict',
  'name',
  'creditCode',
  'unit',
  'grade',
  'policy',
  'clause',
  'case',
  'amount',
  'most',
  'outcome',
  'near',
  'missing',
  'reason',
].join(',');
