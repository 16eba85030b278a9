import type { PolicyEdit } from '@tenglong/contracts/policy';
import type { PolicyFile, TierScale } from '@tenglong/domain/policy';
import { joinPath } from '@tenglong/domain/rule';
import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { type FiguresProps, set } from './draft-edits.ts';
import { CellInput, Faults } from './draft-fields.tsx';
import { faultsAt } from './use-draft-edit.ts';

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
export function Tiers({ draft, editing, file: { parameters }, scale }: TiersProps) {
  const disabled = !draft.may.edit || editing.isPending;
  const last = scale.steps.at(-1);
  const written = scale.steps.every(({ from, gives }) => from !== undefined && gives !== undefined);
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
        set(
          ['parameters', from],
          like(low, `第 ${level} 档起点`, `${BigInt(/^\d+$/.test(bound) ? bound : '1') * 2n}`),
        ),
        set(['parameters', gives], like(rate, `第 ${level} 档比例`, String(rate.value ?? '0'))),
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
  const faults = scale.places.flatMap((place) => faultsAt(draft, joinPath(place)));
  return (
    <Section
      title={`分档：${scale.label}`}
      note={`${scale.mode === 'whole' ? '全额按所达档次' : '分段累进'}${scale.places.length > 1 ? '，同一组档次用在几处，一起改' : ''}`}
    >
      <Faults faults={faults} />
      <ScrollStrip label={scale.label}>
        <table className="tbl draft-table">
          <thead>
            <tr>
              <th scope="col">档次</th>
              <th scope="col">起点（含）</th>
              <th scope="col">给予</th>
              <th scope="col">
                <span className="unseen">删去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {scale.steps.map(({ from, gives }, index) => (
              <tr key={`${from} ${gives}`}>
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
                              editing.mutate({ edits: [set(['parameters', name, 'value'], text)] })
                            }
                          />
                          {parameter.unit}
                        </span>
                      )}
                    </td>
                  );
                })}
                <td>
                  {draft.may.edit && written && scale.steps.length > 1 ? (
                    <button
                      type="button"
                      className="lnk"
                      disabled={disabled}
                      onClick={() => removeTier(index)}
                    >
                      删去
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
      {draft.may.edit && written ? (
        <div className="btns noprint">
          <button type="button" className="btn" disabled={disabled} onClick={addTier}>
            加一档
          </button>
        </div>
      ) : null}
    </Section>
  );
}
