export {
  CONTRADICTION_TITLES,
  type Contradiction,
  type ContradictionKind,
  type ContradictionSource,
  contradictionKey,
} from './contradiction.ts';
export { EFFECTIVE_FROM } from './dates.ts';
export { type Detector, findContradictions } from './find-contradictions.ts';
