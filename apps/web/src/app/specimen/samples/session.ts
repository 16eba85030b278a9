import { roles, type Session } from '@tenglong/contracts/identity';

export const sampleSession: Session = {
  account: 'zhuanban',
  displayName: '经办人',
  department: '市经信局',
  role: 'office',
  roleTitle: roles.office.title,
  duty: null,
  secondFactor: false,
  actingFor: null,
  enterprise: null,
  mayActFor: [],
  permissions: [...roles.office.grants],
  county: {
    name: '玉环市',
    planId: 'yuhuan-2021-2023',
    planTitle: '玉环市制造业腾笼换鸟、凤凰涅槃攻坚行动',
    listsTitle: '八张清单',
    listsInitials: 'bzqd',
  },
  today: '2023-08-31',
  demo: true,
  database: 'embedded',
};
