export { ContradictionCard, type ContradictionCardProps } from './contradiction-card.tsx';
export { GoalList } from './goal-list.tsx';
export { clauseMatches, planSentence } from './plan-text.ts';
export { PlanTree, type PlanTreeProps } from './plan-tree.tsx';
export { EffectTable } from './reading-effects.tsx';
