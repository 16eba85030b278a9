import { useState } from 'react';
import { ApiProblem } from '../../shared/api/index.ts';
import { ConfirmButton, EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { CopyLink, Field, PasswordInput, PrintButton, SearchSelect } from '../../shared/forms/index.ts';
import {
  ActionBar,
  AsOf,
  KeyFigures,
  Page,
  Section,
  Segmented,
  Sentence,
  Steps,
  Tabs,
} from '../../shared/layout/index.ts';
import { ReadOnlyNotice } from '../../shared/session/index.ts';
import {
  Area,
  Day,
  GradeMark,
  Light,
  type LightKind,
  MISSING,
  Moment,
  Money,
  NONE,
  Num,
  Rate,
  Score,
  SourceNumber,
  UNKNOWN,
  UnitName,
} from '../../shared/value/index.ts';
import { sampleEnterprises } from './samples/lists.ts';

const lights: readonly LightKind[] = ['good', 'slow', 'late', 'none', 'done'];
const firms = sampleEnterprises
  .slice(0, 400)
  .map(({ creditCode, name, unitName }) => ({ value: creditCode, label: name, note: unitName }));
const choices = ['表', '看板', '日历'].map((label) => ({ id: label, label, href: '/specimen?dev=1' }));
const refused = new ApiProblem(409, {
  code: 'CHANGED_MEANWHILE',
  message: '这一项刚被其他人改过',
  remedy: '请刷新后对照两边内容，再决定是否覆盖',
  requestId: 'req-7f3a',
});

export function FurnitureSpecimen() {
  const [open, setOpen] = useState(false);
  const [firm, setFirm] = useState<string>();
  return (
    <Page title="家具样张" context={<AsOf day="2023-06-30" today="2023-08-31" />}>
      <Sentence
        lead="按近 10 周的速度（每周 2.7 家）12 月 10 日完成，比收官早 21 天。"
        actions={
          <>
            <PrintButton />
            <button type="button" className="btn btn-primary">
              新增一家
            </button>
          </>
        }
      >
        高耗低效整治 61/100 家已销号，大麦屿、沙门、龙溪落后
      </Sentence>
      <Section title="数值" note="阅读、打印、导出各有一种写法">
        <div className="specimen-rows">
          <p>
            <Num value="11962.352941" decimals={2} unit="万元/吨" />
            <Num value={-1.04} decimals={1} unit="%" />
            <Money value="48966900" />
            <Money value="2224.3" from="万元" to="万元" />
            <Area value="8.2893" />
            <Rate value={0.014836} decimals={2} />
            <Score value={57.320444} strong />
            <Day value="2023-08-31" />
            <Moment value="2023-03-17T08:42:00Z" />
          </p>
          <p>
            <Num value={NONE} />
            <Num value={MISSING} />
            <Num value={UNKNOWN} />
            <Num value={0} decimals={2} />
            <SourceNumber subject="入库税收，2022 年" open={open} onOpen={() => setOpen(!open)}>
              48.97
            </SourceNumber>
            <UnitName name="大麦屿街道" />
            <UnitName name="大麦屿街道" short />
          </p>
          <p>
            {(['A', 'B', 'C', 'D', null] as const).map((grade) => (
              <GradeMark key={grade} grade={grade} />
            ))}
            <GradeMark grade="B" size="large" />
            {lights.map((kind) => (
              <Light key={kind} kind={kind} />
            ))}
          </p>
        </div>
      </Section>
      <Section title="按钮与选择">
        <div className="specimen-rows">
          <div className="btns">
            <button
              type="button"
              className="btn btn-primary"
              onClick={() => toast('已入库 880 家', { label: '撤回', run: () => setOpen(false) })}
            >
              入库
            </button>
            <button type="button" className="btn">
              存草稿
            </button>
            <button type="button" className="btn" disabled>
              不可用
            </button>
            <button type="button" className="btn btn-text">
              恢复原值
            </button>
            <CopyLink />
            <ConfirmButton
              title="撤回第 31 批"
              effect="880 家的数据回到入库前，3 家等级随之变化。撤回后同一份文件可以再次入库。"
              verb="撤回"
              onConfirm={() => Promise.reject(refused)}
            >
              撤回这一批
            </ConfirmButton>
          </div>
          <div className="btns">
            <Segmented label="视图" items={choices} current="表" />
            <Steps label="入库步骤" steps={['认文件', '认列', '核对', '入库']} at={2} />
          </div>
          <Tabs label="一企一档" items={choices} current="看板" />
        </div>
        <ReadOnlyNotice unless="plan.rule" />
      </Section>
      <div className="side-by-side">
        <Section title="填写">
          <div className="specimen-rows">
            <Field label="企业名称" required help="与营业执照一致">
              {(control) => <input {...control} className="input" defaultValue="玉环丁酉昌塑业有限公司" />}
            </Field>
            <Field label="入库税收" error="应为数字，如 48.97">
              {(control) => <input {...control} className="input" defaultValue="约五十" />}
            </Field>
            <Field label="对应的企业" required help="名称、信用代码或拼音首字母">
              {(control) => (
                <SearchSelect
                  control={control}
                  placeholder="找企业"
                  options={firms}
                  value={firm}
                  onChange={setFirm}
                />
              )}
            </Field>
            <Field label="密码" required>
              {(control) => <PasswordInput {...control} defaultValue="secret" />}
            </Field>
          </div>
        </Section>
        <Section title="四种状态">
          <EmptyState
            action={
              <button type="button" className="btn btn-primary">
                选择文件
              </button>
            }
          >
            还没有 2023 年的数据。把部门来文拖进来即可开始。
          </EmptyState>
          <ErrorState what="来文预览没有读出来" error={refused} onRetry={() => setOpen(false)} />
          <StillLines lines={3} />
        </Section>
      </div>
      <Section title="几个数">
        <KeyFigures
          figures={[
            { label: '读到', value: '882', unit: '行' },
            { label: '按代码匹配', value: '876', unit: '行' },
            { label: '暂缓', value: '3', unit: '处' },
          ]}
        />
      </Section>
      <ActionBar
        effect="已选 3 家"
        sums={[
          { label: '用地', value: '102.63 亩' },
          { label: '用能', value: '1,831.5 吨标煤' },
        ]}
      >
        <button type="button" className="btn btn-text">
          取消选择
        </button>
        <button type="button" className="btn">
          改期限
        </button>
        <button type="button" className="btn btn-primary">
          催办 3 家
        </button>
      </ActionBar>
    </Page>
  );
}
