import { useQuery } from '@tanstack/react-query';
import type { BaselineQuery, BaselineSource } from '@tenglong/contracts/evaluation';
import { Drawer, DrawerPart } from '../../shared/drawer/index.ts';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { formatCount, LightSign } from '../../shared/value/index.ts';
import {
  baselineFigure,
  baselineFormula,
  baselineSteps,
  type Line,
  leftOutLines,
  schemeLines,
} from './baseline-text.ts';
import { baselineQuery } from './evaluation-queries.ts';

export interface BaselineDrawerProps {
  readonly runId: string;
  readonly indicator: string;
  /** Whose baseline: an enterprise's, or a scale's. */
  readonly of: Partial<BaselineQuery>;
  readonly onClose: () => void;
}

/** Where a baseline comes from: the division with its sums, who was counted and who was not, what the scheme says. */
export function BaselineDrawer({ runId, indicator, of, onClose }: BaselineDrawerProps) {
  const { data, error, refetch } = useQuery(baselineQuery(runId, indicator, of));
  const title = data ? `${data.title}，${data.group}基准，${data.year} 年` : '基准';
  return (
    <Drawer title={title} subject={`baseline ${indicator}`} onClose={onClose}>
      {error ? <ErrorState what="基准的来源没有读出来" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <StillLines lines={8} what="基准的来源" /> : null}
      {data ? <BaselineBody source={data} /> : null}
    </Drawer>
  );
}

function BaselineBody({ source }: { readonly source: BaselineSource }) {
  const [figure = '', unit = ''] = baselineFigure(source, source.figure).split(' ');
  const out = leftOutLines(source);
  return (
    <>
      <p className="drawer-figure">
        {figure} <small>{unit}</small>
      </p>
      <p className="note">{baselineFormula(source)}</p>
      {source.standsIn ? (
        <p className="source-note">
          <LightSign kind="slow" label="请留意" />
          <span>{`本行业不足 ${source.minimumMembers} 家，按全市基准计`}</span>
        </p>
      ) : null}
      <DrawerPart title="怎么算的">
        <dl className="source-steps">
          {baselineSteps(source).map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div className="source-total">
            <dt>基准</dt>
            <dd>{baselineFigure(source, source.figure)}</dd>
          </div>
          {source.worst === null ? null : (
            <div>
              <dt>最差</dt>
              <dd>{baselineFigure(source, source.worst)}</dd>
            </div>
          )}
        </dl>
      </DrawerPart>
      <DrawerPart title="未计入">
        {out.length === 0 ? (
          <p>{`参评 ${formatCount(source.listed, '家')}全部计入`}</p>
        ) : (
          <>
            <Lines lines={out} />
            <p className="note">
              {`参评 ${formatCount(source.listed, '家')}；缺数的不按 0 计，有数而未排名的照计`}
            </p>
          </>
        )}
      </DrawerPart>
      <DrawerPart title="评价办法">
        <Lines
          lines={[
            ...schemeLines(source),
            ['办法', source.schemeTitle],
            [
              '依据',
              [source.clause ? `方案第 ${source.clause} 条` : '', source.schemeSource]
                .filter(Boolean)
                .join('；'),
            ],
            ['测算', `第 ${source.runNumber} 次，数据与办法已封存`],
          ]}
        />
      </DrawerPart>
    </>
  );
}

const Lines = ({ lines }: { readonly lines: readonly Line[] }) => (
  <dl className="source-facts source-wide">
    {lines.map(([label, text]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);
