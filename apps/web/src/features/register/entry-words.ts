import type { EntryDetail, MissingText, MoveText } from '@tenglong/contracts/register';
import { formatDay } from '../../shared/value/index.ts';

type Step = Pick<MoveText, 'title' | 'missing'>;
type Specs = Pick<EntryDetail, 'evidenceSpecs'>;

/** The step in a sentence; one that is a sentence itself is quoted. */
const inSentence = (title: string): string => (title.includes('，') ? `办“${title}”` : title);

export const isPhoto = ({ evidenceSpecs }: Specs, kind: string): boolean =>
  evidenceSpecs.find((one) => one.kind === kind)?.photo ?? false;

/** 张 of photos, 份 of documents. */
export const piecesWord = (specs: Specs, kind: string): string => (isPhoto(specs, kind) ? '张' : '份');

export interface WantedEvidence {
  readonly kind: string;
  readonly label: string;
  readonly lack: number;
}

/** The kinds of evidence a step still lacks, in its order. */
export const wantedEvidence = ({ evidence }: Pick<MoveText, 'evidence'>): readonly WantedEvidence[] =>
  evidence
    .filter(({ have, need }) => have < need)
    .map(({ kind, label, have, need }) => ({ kind, label, lack: need - have }));

const count = (missing: readonly MissingText[], kind: MissingText['kind']): number =>
  missing.filter((one) => one.kind === kind).length;

/** What one has to do before one's own step: `再拍 2 张照片即可申请验收`. */
export function stepSentence(step: Step & Pick<MoveText, 'evidence'>, specs: Specs): string {
  const { missing, title } = step;
  const act = inSentence(title);
  if (count(missing, 'second-person') > 0) return `“${title}”须由另一人复核`;
  const fields = count(missing, 'field');
  const wanted = wantedEvidence(step);
  const [only] = wanted;
  const parts = [
    ...(fields > 0 ? [`填 ${fields} 项`] : []),
    ...(only === undefined
      ? []
      : wanted.length > 1
        ? [`交 ${wanted.reduce((all, { lack }) => all + lack, 0)} 件材料`]
        : isPhoto(specs, only.kind)
          ? [`拍 ${only.lack} 张${only.label}`]
          : [`交 ${only.lack} 份${only.label}`]),
  ];
  const guard = missing.find(({ kind }) => kind === 'guard');
  // A condition may hang on what is still to be filled in; beside papers alone it is one more thing to do.
  const conditions = fields === 0 ? count(missing, 'guard') : 0;
  const rest = conditions > 0 ? [`办好 ${conditions} 个条件`] : [];
  if (parts.length > 0) return `再${[...parts, ...rest].join('、')}即可${act}`;
  if (guard) return guard.message;
  return `可以${act}了`;
}

/** The one sentence of an entry: what to do next, or whom it waits for. */
export function entrySentence(entry: EntryDetail): string {
  const { next, step, heldSince, stageTitle, line, moves } = entry;
  if (heldSince !== null) return `暂停计时，自 ${formatDay(heldSince)}起`;
  if (!next)
    return line.at === line.stages.length - 1
      ? `已${stageTitle.replace(/^已/, '')}`
      : `现在是“${stageTitle}”`;
  if (!next.mine) return `等${next.by}${inSentence(next.title)}`;
  if (entry.maySign) return `等本单位${next.title}`;
  const own = moves.find(({ move }) => move === step?.move);
  return own ? stepSentence(own, entry) : `可以${inSentence(next.title)}了`;
}

/** What the one primary button does. */
export type PrimaryAct =
  | { readonly kind: 'sign' }
  | { readonly kind: 'attach'; readonly wanted: WantedEvidence }
  | { readonly kind: 'form'; readonly move: MoveText };

/** Hand in what alone is missing, else open the form of one's own next step; nothing while others are to act. */
export function primaryAct(
  entry: Pick<EntryDetail, 'maySign' | 'moves' | 'step' | 'next' | 'evidenceSpecs'>,
): PrimaryAct | undefined {
  if (entry.maySign) return { kind: 'sign' };
  if (!entry.next?.mine) return undefined;
  const move = entry.moves.find((one) => one.move === entry.step?.move);
  if (!move) return undefined;
  const wanted = wantedEvidence(move);
  const [first] = wanted;
  const onlyEvidence = first !== undefined && move.missing.every(({ kind }) => kind === 'evidence');
  return onlyEvidence ? { kind: 'attach', wanted: first } : { kind: 'form', move };
}
