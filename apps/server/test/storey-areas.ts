/** A building of 1,000 ㎡ on the fourth floor and none above, where nothing rose by more than 20 %: 30,000 yuan by clause 23. */
export const STOREY_AREAS = {
  grade: 'C',
  landSqm: '10000',
  plantFarBefore: '1',
  plantFarAfter: '1.2',
  meetsStandards: true,
  renovatedAreaSqm: '2000',
  totalAreaAfterSqm: '12000',
  selfUsedAreaSqm: '2000',
  floor4: '1000',
  floor5: '0',
  floor6: '0',
} as const;
