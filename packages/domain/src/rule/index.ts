export type * from './answer.ts';
export * from './cause.ts';
export { checkBook } from './check/check-book.ts';
export type { Scope } from './check/checker.ts';
export * from './check/prepare-rule.ts';
export * from './compile/compile-rule.ts';
export type { Frame } from './compile/frame.ts';
export { definitionIdentities, type Identify } from './definition-identities.ts';
export * from './environment.ts';
export { type ExplainOptions, explainRule, explainTerms, type Term } from './explain/explain-rule.ts';
export { answerWords, groupDigits, roundedWords } from './explain/voice.ts';
export {
  COMPARE_OPERATORS,
  type CompareOperator,
  type Expression,
  LOGIC_OPERATORS,
  type LogicOperator,
} from './expression.ts';
export * from './expression-schema.ts';
export * from './fact-declaration.ts';
export {
  type FactRecord,
  type FactSource,
  type FactValue,
  type FieldOrder,
  FieldRecord,
  factsOf,
  type SourceReference,
} from './fact-source.ts';
export {
  type Interpretation,
  interpretRule,
  interpretRules,
  type JointInterpretation,
  type KnownDefinitions,
  type Occasion,
} from './interpret/interpret.ts';
export { childrenOf, joinPath, type Node, type Path, writePath } from './node.ts';
export type { RuleProblem } from './problem.ts';
export { type Judgement, narrowFacts } from './range/narrow-facts.ts';
export { highestOf, nameOf, settleRule } from './range/settle-rule.ts';
export * from './rule-book.ts';
export { findVersion, readParameterOn } from './scalar.ts';
export { toNode as prepareExpression } from './to-node.ts';
export { checkTrace, type TraceFault } from './trace/check-trace.ts';
export { TRACE_FORMAT, Trace, TraceStep, TraceValue, traceJsonSchema } from './trace/trace-schema.ts';
export { describeType, typeOfFact, type ValueType } from './value-type.ts';
