export * from './map-place.ts';
export { type MapPoint, type PointState, type ProjectStanding, projectStanding } from './project-map.ts';
export * from './promotion-ground.ts';
export * from './year-ratio.ts';
