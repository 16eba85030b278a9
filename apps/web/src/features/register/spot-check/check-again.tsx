import { useMutation } from '@tanstack/react-query';
import type { SpotCheckDetail } from '@tenglong/contracts/register';
import { checkDraw, type DrawCheck, drawKey } from '@tenglong/domain/register';
import { ErrorState } from '../../../shared/feedback/index.ts';
import { Section } from '../../../shared/layout/index.ts';
import { Light } from '../../../shared/value/index.ts';
import { readPopulation } from './spot-check-queries.ts';

const LINES: readonly (readonly [keyof DrawCheck, string, string])[] = [
  ['seedKept', '种子就是公布时封存的那一个', '种子与公布的校验码对不上'],
  ['populationKept', '范围就是抽取时固定的那些', '范围与抽取时的校验码对不上'],
  ['sampleKept', '按公布的规则重抽，抽中的完全一致', '按公布的规则重抽，抽中的不一致'],
];

/** 核对: draws again in the reader's own browser from what was published, and says how to do it without this page. */
export function CheckAgain({ check }: { readonly check: SpotCheckDetail }) {
  const again = useMutation({
    mutationFn: async () => {
      const { ids, drawn } = await readPopulation(check.number);
      const { commitment, seed, publicValue, size, populationDigest } = check;
      const said = { commitment, publicValue, size, population: ids, drawn };
      return checkDraw({ ...said, seed: seed ?? '', populationDigest: populationDigest ?? '' });
    },
  });
  const key = drawKey(check.seed ?? '', check.publicValue);
  return (
    <Section
      title="核对"
      note="在本机浏览器里按公布的规则重算一遍"
      more={
        <button
          type="button"
          className="btn noprint"
          disabled={again.isPending}
          onClick={() => again.mutate()}
        >
          核对
        </button>
      }
    >
      {again.error ? <ErrorState what="没有核对成" error={again.error} /> : null}
      {again.data ? (
        <ul className="spot-checked" aria-live="polite">
          {LINES.map(([name, kept, broken]) => (
            <li key={name}>
              <Light kind={again.data[name] ? 'done' : 'late'}>{again.data[name] ? kept : broken}</Light>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="note">
        每一条的签号是“{check.publicValue === '' ? '种子' : '种子、竖线、公开数'}
        ”后面接条目编号的 SHA-256，从小到大取前 {check.size} 条。不用本系统也能算：
      </p>
      <pre className="spot-command">{`printf '%s%s' '${key}' '条目编号' | sha256sum`}</pre>
      <p className="note">
        <a href={`/api/spot-checks/${check.number}/population`}>取全部条目编号</a>
      </p>
    </Section>
  );
}
