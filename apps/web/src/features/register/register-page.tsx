import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RegisterDetail } from '@tenglong/contracts/register';
import { useMemo } from 'react';
import { ColumnMenu, describeFilters, FilterChips } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Segmented, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { stringifySearch, withoutDefaults } from '../../shared/url/index.ts';
import { formatDay } from '../../shared/value/index.ts';
import { Board } from './board.tsx';
import { CalendarView } from './calendar-view.tsx';
import { entryColumnSets, shownFields } from './entry-columns.tsx';
import { HomecomingDesk } from './homecoming.tsx';
import { entryFields, filterValues, toQuery, withFilter, withStage } from './list-filters.ts';
import { OpenEntryButton } from './open-entry-button.tsx';
import { OpenFromAddress } from './open-from-address.tsx';
import { RatioSection } from './ratio-section.tsx';
import './register.css';
import { registerQuery } from './register-queries.ts';
import { RegisterRows } from './register-rows.tsx';
import type { RegisterSearch } from './register-search.ts';
import { StageStrip } from './stage-strip.tsx';
import { UnitProgressTable } from './unit-progress.tsx';
import { Waiting } from './waiting.tsx';

const route = getRouteApi('/shell/registers/$register');

/** One register: the sentence, the loop as a strip, and its entries as a table, a board or by unit. */
export function RegisterPage() {
  const { register } = route.useParams();
  const { data, error, refetch } = useQuery(registerQuery(register));
  if (!data) return <Waiting what="这张清单" error={error} onRetry={() => void refetch()} />;
  return <RegisterBody register={data} />;
}

const VIEWS = [
  ['list', '表'],
  ['board', '看板'],
  ['calendar', '日历'],
  ['units', '各乡镇'],
] as const;

function RegisterBody({ register }: { readonly register: RegisterDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => toQuery(search), [search]);
  const fields = useMemo(() => entryFields(register), [register]);
  const sets = entryColumnSets(register.fields, register.severalBy, register.listed);
  const values = filterValues(search);
  const words = describeFilters(fields, values);
  const mayAct = useCan('register.act');
  const go = (next: RegisterSearch) => void navigate({ search: next, resetScroll: false });
  const href = (next: RegisterSearch) =>
    `/registers/${register.id}${stringifySearch(withoutDefaults(next, DEFAULTS))}`;
  const asOf = `数据截至 ${formatDay(register.asOf)}`;
  const shown = sets.find(({ id }) => id === search.columns) ?? sets[0];
  return (
    <Page title={register.title} wide context={asOf} asOf={asOf} filter={words || '全部'}>
      <Sentence
        path={<AddressLink href="/registers">专项清单</AddressLink>}
        lead={register.lead}
        actions={
          <>
            <PrintButton />
            <ExportButton
              path={`/registers/${encodeURIComponent(register.id)}/export`}
              query={{ ...filter, columns: shownFields(shown), filterText: words }}
              fileName={`${register.title}.xlsx`}
            />
            {mayAct ? (
              <AddressLink className="btn desk-only" href={href({ ...search, view: 'home' })}>
                导回
              </AddressLink>
            ) : null}
            {register.hears ? (
              <AddressLink className="btn" href="/publications">
                公示与申诉
              </AddressLink>
            ) : null}
            {register.opening ? <OpenEntryButton register={register} /> : null}
          </>
        }
      >
        {register.sentence}
      </Sentence>
      {search.open ? (
        <OpenFromAddress
          register={register}
          subject={search.open}
          number={search.case}
          onClose={() => go({ ...search, open: undefined, case: undefined })}
        />
      ) : null}
      <StageStrip
        register={register}
        chosen={search.stage}
        href={(stage, overdue) => href({ ...withStage(search, stage, overdue), view: 'list' })}
      />
      {register.hasRatios && search.view === 'list' ? <RatioSection register={register.id} /> : null}
      <div className="dt-tools">
        <Segmented
          label="看法"
          current={search.view}
          items={VIEWS.filter(([id]) => id !== 'units' || register.progress.length > 0).map(
            ([id, label]) => ({
              id,
              label,
              href: href({ ...search, view: id }),
            }),
          )}
        />
        {search.view === 'units' || search.view === 'home' ? null : (
          <FilterChips
            fields={fields}
            values={values}
            onChange={(id, next) => go(withFilter(search, id, next))}
          />
        )}
        <span className="dt-tools-end">
          {search.view === 'list' && mayAct ? (
            <AddressLink
              className="lnk desk-only"
              href={href({ ...search, pick: search.pick ? undefined : true })}
            >
              {search.pick ? '不勾选了' : '勾选成批办'}
            </AddressLink>
          ) : null}
          {search.view === 'list' ? (
            <span className="desk-only">
              <ColumnMenu
                sets={sets}
                shown={shown}
                onPick={(id) => go({ ...search, columns: id as RegisterSearch['columns'] })}
              />
            </span>
          ) : null}
          <CopyLink />
        </span>
      </div>
      {search.view === 'list' ? (
        <RegisterRows register={register} filter={filter} search={search} set={shown} onSearch={go} />
      ) : null}
      {search.view === 'board' ? (
        <Board
          register={register}
          filter={filter}
          stageHref={(stage) => href({ ...search, view: 'list', stage: [stage] })}
        />
      ) : null}
      {search.view === 'calendar' ? (
        <CalendarView
          register={register}
          filter={filter}
          month={search.month}
          href={(month) => href({ ...search, month })}
          dayHref={(due) => href({ ...search, view: 'list', due })}
        />
      ) : null}
      {search.view === 'home' ? (
        <HomecomingDesk register={register} onDone={() => go({ ...search, view: 'list' })} />
      ) : null}
      {search.view === 'units'
        ? register.progress.map((progress) => (
            <UnitProgressTable
              key={`${progress.address} ${progress.column}`}
              progress={progress}
              href={(unit) => href({ ...search, view: 'list', unit: [unit] })}
            />
          ))
        : null}
    </Page>
  );
}

const DEFAULTS = { view: 'list', columns: 'main' } as const;
