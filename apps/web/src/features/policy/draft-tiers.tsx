import type { PolicyEdit } from '@tenglong/contracts/policy';
import type { PolicyFile, TierScale } from '@tenglong/domain/policy';
import { joinPath } from '@tenglong/domain/rule';
import { CellInput } from './draft-fields.tsx';
import { DraftGrid } from './draft-grid.tsx';
import { putInPolicy } from './put-in-policy.ts';
import { type FiguresProps, faultsAt } from './use-draft-edit.ts';

type Parameters = PolicyFile['parameters'];

/** A name for one more parameter like this: tier3 → tier4. */
function nextName(parameters: Parameters, like: string): string {
  const stem = like.replace(/\d+$/, '');
  let at = 1;
  while (Object.hasOwn(parameters, `${stem}${at}`)) at += 1;
  return `${stem}${at}`;
}

interface TiersProps extends FiguresProps {
  readonly scale: TierScale;
}

/** One scale of tiers: a line each, one more at the end, or one less. */
export function DraftTiers({ draft, editing, file: { parameters }, scale }: TiersProps) {
  const disabled = !draft.may.edit || editing.isPending;
  const last = scale.steps.at(-1);
  const written = scale.steps.every(({ from, gives }) => from !== undefined && gives !== undefined);
  const changeable = draft.may.edit && written;
  function addTier() {
    if (last?.from === undefined || last.gives === undefined) return;
    const [from, gives] = [nextName(parameters, last.from), nextName(parameters, last.gives)];
    const [low, rate] = [parameters[last.from], parameters[last.gives]];
    if (!low || !rate) return;
    const level = scale.steps.length + 1;
    const step = { from: { param: from }, gives: { param: gives } };
    const like = ({ unit, clause }: typeof low, label: string, value: string) => ({
      label,
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(clause === undefined ? {} : { clause }),
    });
    const bound = String(low.value ?? '0');
    editing.mutate({
      edits: [
        // Twice the bound below is only where to begin from: it is written beside the others and changed there.
        putInPolicy(
          ['parameters', from],
          like(low, `第 ${level} 档起点`, `${BigInt(/^\d+$/.test(bound) ? bound : '1') * 2n}`),
        ),
        putInPolicy(['parameters', gives], like(rate, `第 ${level} 档比例`, String(rate.value ?? '0'))),
        ...scale.places.map(
          (place): PolicyEdit => ({ file: 'policy', do: 'insert', at: [...place], value: step }),
        ),
      ],
    });
  }
  function removeTier(index: number) {
    const step = scale.steps[index];
    if (step?.from === undefined || step.gives === undefined) return;
    editing.mutate({
      edits: [
        ...scale.places.map((place): PolicyEdit => ({ file: 'policy', do: 'remove', at: [...place, index] })),
        ...[step.from, step.gives].map(
          (name): PolicyEdit => ({ file: 'policy', do: 'remove', at: ['parameters', name] }),
        ),
      ],
    });
  }
  const together = scale.places.length > 1 ? '，同一组档次用在几处，一起改' : '';
  return (
    <DraftGrid
      title={`分档：${scale.label}`}
      note={`${scale.mode === 'whole' ? '全额按所达档次' : '分段累进'}${together}`}
      label={scale.label}
      faults={scale.places.flatMap((place) => faultsAt(draft, joinPath(place)))}
      heads={['档次', '起点（含）', '给予']}
      disabled={disabled}
      rows={scale.steps.map(({ from, gives }, index) => ({
        key: `${from} ${gives}`,
        cells: (
          <>
            <th scope="row">{`第 ${index + 1} 档`}</th>
            {[from, gives].map((name) => {
              const parameter = name === undefined ? undefined : parameters[name];
              return (
                <td key={name ?? 'none'}>
                  {parameter?.value === undefined || name === undefined ? (
                    '—'
                  ) : (
                    <span className="draft-figure">
                      <CellInput
                        label={`第 ${index + 1} 档${parameter.label}`}
                        value={String(parameter.value)}
                        numeric
                        disabled={disabled}
                        onKeep={(text) =>
                          editing.mutate({ edits: [putInPolicy(['parameters', name, 'value'], text)] })
                        }
                      />
                      {parameter.unit}
                    </span>
                  )}
                </td>
              );
            })}
          </>
        ),
        onRemove: changeable && scale.steps.length > 1 ? () => removeTier(index) : undefined,
      }))}
      add={changeable ? { words: '加一档', onAdd: addTier } : undefined}
    />
  );
}
