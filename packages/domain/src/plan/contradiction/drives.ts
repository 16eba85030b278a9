import { addressText } from '../../address/index.ts';
import type { Plan } from '../plan.ts';
import { quoted } from '../wording.ts';
import type { Contradiction } from './contradiction.ts';

/** Tasks printed under another drive than the clause they carry out. The document's own category is kept. */
export function findDriveContradictions(plan: Plan): Contradiction[] {
  const nameOf = (address: string) => plan.parts.find((part) => part.address === address);
  const known = new Set(plan.parts.flatMap((part) => (part.drive === undefined ? [] : [part.title])));
  return plan.tasks
    .filter((task) => task.category === plan.driveCategory && known.has(task.drive))
    .flatMap((task) =>
      task.clauses.flatMap((address) => {
        const clause = plan.clauses.find((one) => one.address === address);
        const drive = clause && nameOf(clause.part);
        if (!clause || drive?.drive === undefined || drive.title === task.drive) return [];
        return [
          {
            kind: 'drive-differs' as const,
            quantity: `攻坚行动 ${address}↔${task.address}`,
            title: `${quoted(task.title)}所属攻坚行动`,
            sources: [
              { address, value: drive.title, text: drive.title },
              { address: task.address, value: task.drive, text: task.drive },
            ],
            sentence: `${addressText(address)}在${quoted(drive.title)}，对应的${addressText(task.address)}印在${quoted(task.drive)}之下。`,
            suggestion: '建议统计时按条款归类，清单仍照印。',
          },
        ];
      }),
    );
}

/** Names of drives that the annex prints and the body does not know: slips of the pen, or another name for one. */
export function findUnknownDriveNames(plan: Plan): Contradiction[] {
  const drives = plan.parts.filter((part) => part.drive !== undefined);
  if (drives.length === 0) return [];
  const known = new Set(drives.map(({ title }) => title));
  const tasks = plan.tasks.filter(
    ({ category, drive }) => category === plan.driveCategory && !known.has(drive),
  );
  return [...new Set(tasks.map(({ drive }) => drive))].map((name) => {
    const rows = tasks.filter(({ drive }) => drive === name);
    const likely = drives.filter((part) => part.drive !== undefined && name.includes(part.drive));
    return {
      kind: 'drive-name-unknown',
      quantity: `攻坚行动名称 ${name}`,
      title: `攻坚行动名称${quoted(name)}`,
      sources: [
        ...likely.map(({ address, title }) => ({ address, value: title, text: title })),
        ...rows.map(({ address }) => ({ address, value: name, text: name })),
      ],
      sentence: `${rows.map(({ address }) => addressText(address)).join('、')}印的${quoted(name)}与正文的攻坚行动名称不一致。`,
      suggestion: likely[0] ? `建议视同${quoted(likely[0].title)}。` : '请裁定它指哪一项攻坚行动。',
    };
  });
}
