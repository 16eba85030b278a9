export * from './project-map.ts';
export * from './promotion-ground.ts';
export * from './year-ratio.ts';
