export * from './calendar-day.ts';
export * from './canonical-json.ts';
export * from './decimal.ts';
export * from './exact.ts';
export * from './to-float.ts';
export * from './unit.ts';
export * from './unit-symbols.ts';
export * from './work-calendar.ts';
