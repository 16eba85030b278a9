export { enterpriseColumnSets } from './enterprise-columns.ts';
export { EnterpriseHead, type EnterpriseHeadProps } from './enterprise-head.tsx';
export { EnterpriseList, type EnterpriseListProps, leftOutText } from './enterprise-list.tsx';
