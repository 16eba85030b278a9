import {
  BatchPreview,
  CommitBar,
  matrixSentence,
  ProblemList,
  SendingMatrix,
} from '../../features/intake/index.ts';
import { announce, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { Page, Sentence } from '../../shared/layout/index.ts';
import { sampleBatch, sampleEffect, samplePreview, sampleProblems } from './samples/intake.ts';
import { sampleMatrix } from './samples/intake-matrix.ts';

export function IntakeSpecimen() {
  return (
    <Page title="数据归集" context="2022 年度评价，数据归集期至 2023 年 3 月 31 日" wide>
      <Sentence lead="7 个部门 21 份，已核定 15 份。未报的一律按未知处理，不按 0。">
        {matrixSentence(sampleMatrix, 2022)}
      </Sentence>
      <SendingMatrix
        matrix={sampleMatrix}
        openBatch="b31"
        href={() => '/specimen?dev=1&page=intake'}
        nextStep={() => (
          <button type="button" className="lnk">
            催报
          </button>
        )}
        more={
          <button type="button" className="lnk">
            导出催报单
          </button>
        }
      >
        <FileDrop accept=".xlsx,.xls,.csv" onFiles={(files) => announce(`收到 ${files.length} 个文件`)}>
          把部门来文拖到这里，xlsx、xls、csv 均可，不必改格式。认得出部门、年份和列，入库前都给您看。
        </FileDrop>
      </SendingMatrix>
      <BatchPreview
        batch={sampleBatch}
        rows={samplePreview}
        more={
          <button type="button" className="lnk">
            改列的对应
          </button>
        }
      />
      <ProblemList
        problems={sampleProblems}
        counts={{ hold: 1, unknown: 2, hint: 2 }}
        onAct={(problem) =>
          toast(`${problem.cells} 已记下`, { label: '撤回', run: () => announce('已撤回') })
        }
        more={
          <button type="button" className="lnk">
            只下载有问题的行
          </button>
        }
      />
      {sampleBatch.counts ? (
        <CommitBar counts={sampleBatch.counts} effect={sampleEffect} obstacle="" records={false}>
          <button type="button" className="btn">
            看这 14 家
          </button>
          <button type="button" className="btn">
            存草稿
          </button>
          <button type="button" className="btn btn-primary">
            入库
          </button>
        </CommitBar>
      ) : null}
    </Page>
  );
}
