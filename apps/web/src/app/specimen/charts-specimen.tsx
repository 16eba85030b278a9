import type { EChartsCoreOption } from 'echarts/core';
import {
  BigChart,
  type ChartPalette,
  GoalBar,
  Histogram,
  RankRibbon,
  ScoreBar,
  TileMap,
  Trend,
  type UnitTile,
} from '../../shared/chart/index.ts';
import { Page, ScrollStrip, Section, Sentence } from '../../shared/layout/index.ts';
import { Light, type LightKind } from '../../shared/value/index.ts';
import { sampleExplanation, sampleHistory } from './samples/explanation.ts';

const tile = (
  name: string,
  column: number,
  row: number,
  done: number,
  total: number,
  light?: LightKind,
): UnitTile => ({
  id: name,
  name,
  column,
  row,
  value: total === 0 ? null : { done, total },
  light,
  href: total === 0 ? undefined : '/specimen?dev=1&page=charts',
});

const tiles: readonly UnitTile[] = [
  tile('清港镇', 2, 0, 8, 12, 'slow'),
  tile('海山乡', 0, 1, 0, 0),
  tile('经开区', 1, 1, 0, 0),
  tile('楚门镇', 2, 1, 10, 14, 'slow'),
  tile('沙门镇', 3, 1, 7, 14, 'late'),
  tile('芦浦镇', 1, 2, 4, 5, 'good'),
  tile('龙溪镇', 2, 2, 2, 5, 'late'),
  tile('干江镇', 3, 2.6, 3, 4, 'slow'),
  tile('玉城街道', 1, 3, 13, 20, 'slow'),
  tile('大麦屿街道', 0, 4, 5, 12, 'late'),
  tile('坎门街道', 1, 4, 9, 14, 'slow'),
  tile('鸡山乡', 3, 4, 0, 0),
];

const goals = [
  ['late', '亩均增加值', '万元/亩', 0.723, 0.773, undefined, '129.9', '179.6'],
  ['slow', '整治提升', '家', 0.61, 1, 0.889, '61', '100'],
  ['good', '淘汰落后产能', '家', 0.92, 1, 0.889, '46', '50'],
  ['good', '制造业投资增长', '%', 1.13, 1.13, undefined, '11.3', '10'],
] as const;

const flows: readonly (readonly [string, string, number])[] = [
  ['关停退出', '腾出', 6420],
  ['改造提升', '腾出', 4610],
  ['兼并重组', '腾出', 1620],
  ['回收流转', '腾出', 1430],
  ['搬迁入园', '腾出', 1120],
  ['腾出', '新建项目', 5960],
  ['腾出', '技术改造', 3260],
  ['腾出', '补链强链', 1840],
  ['腾出', '结余待用', 4140],
];

function flowOption(palette: ChartPalette): EChartsCoreOption {
  const names = [...new Set(flows.flatMap((flow) => [flow[0], flow[1]]))];
  return {
    series: [
      {
        type: 'sankey',
        left: 76,
        right: 84,
        top: 6,
        bottom: 6,
        nodeWidth: 8,
        draggable: false,
        animation: false,
        layoutIterations: 0,
        lineStyle: { color: palette.dataSoft, opacity: 0.6 },
        label: { color: palette.ink, fontSize: 12 },
        data: names.map((name) => ({
          name,
          itemStyle: { color: flows.some(([, to]) => to === name) ? palette.data : palette.ink3 },
          label: { position: flows.some(([, to]) => to === name) ? 'right' : 'left' },
        })),
        links: flows.map(([source, target, value]) => ({ source, target, value })),
      },
    ],
  };
}

const counts = [2, 9, 24, 46, 88, 121, 148, 132, 104, 76, 52, 38, 22, 11, 4];

export function ChartsSpecimen() {
  const trend = sampleHistory.series[1];
  return (
    <Page title="图的样张" context="数据截至 2023 年 8 月 31 日">
      <Sentence lead="直接标注，不用图例；每张图都能以表显示。">图的样张</Sentence>
      <div className="side-by-side">
        <Section title="目标条" note="实心为实绩，浅色为预计，竖线为目标，下刻为序时">
          <ScrollStrip label="目标条">
            <table className="tbl tbl-flush">
              <tbody>
                {goals.map(([kind, title, unit, actual, forecast, pace, done, target]) => (
                  <tr key={title}>
                    <td>
                      <Light kind={kind} />
                    </td>
                    <th scope="row">
                      {title} <span className="note">{unit}</span>
                    </th>
                    <td>
                      <GoalBar actual={actual} forecast={forecast} pace={pace} />
                    </td>
                    <td className="num">
                      <b>{done}</b> <span className="muted">/ {target}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollStrip>
        </Section>
        <Section title="整治提升" note="已销号/任务，家">
          <TileMap label="各单位整治提升" tiles={tiles} words={['已销号', '任务']} />
        </Section>
      </div>
      <Section title="名次带">
        <RankRibbon lines={sampleExplanation.lines} ranked={877} rank={741} />
        <RankRibbon lines={sampleExplanation.lines} ranked={877} rank={12} />
      </Section>
      <div className="side-by-side">
        <Section title="总分分布" note="规上 877 家">
          <Histogram
            label="规上企业总分分布"
            from={0}
            to={150}
            counts={counts}
            lines={sampleExplanation.lines}
            own={57.32}
          />
        </Section>
        <Section title="得分条与小线">
          <ScoreBar score={5.28} weight={30} cap={45} scale={45} />
          <ScoreBar score={15} weight={10} cap={15} scale={45} />
          <div className="trends">{trend ? <Trend {...trend} /> : null}</div>
        </Section>
      </div>
      <Section title="腾笼账" note="腾出用能 15,200 吨标准煤">
        <BigChart
          label="腾笼账"
          height={260}
          option={flowOption}
          table={{
            head: ['从', '到', '吨标准煤'],
            rows: flows.map(([from, to, value]) => [from, to, String(value)]),
          }}
        />
      </Section>
    </Page>
  );
}
