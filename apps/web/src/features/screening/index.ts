export { RuleList, type RuleListProps } from './rule-list.tsx';
export { ScreeningList, type ScreeningListProps } from './screening-list.tsx';
