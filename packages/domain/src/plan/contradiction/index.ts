export {
  CONTRADICTION_TITLES,
  type Contradiction,
  type ContradictionKind,
  type ContradictionSource,
  contradictionKey,
} from './contradiction.ts';
export { EFFECTIVE_FROM } from './dates.ts';
export { type Detector, findContradictions } from './find-contradictions.ts';
export { isOneSaving, ONE_SAVING, TWO_SAVINGS } from './unsaid.ts';
