import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { ProjectMap, type RegisterDetail, type RegisterSummary } from '@tenglong/contracts/register';
import { request } from '../../shared/api/index.ts';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Sentence, Tabs } from '../../shared/layout/index.ts';
import { stringifySearch, withoutDefaults } from '../../shared/url/index.ts';
import { addressText, formatDay } from '../../shared/value/index.ts';
import { withStage } from './list-filters.ts';
import { RatioSection } from './ratio-section.tsx';
import './register.css';
import { MapSection } from './project-map/map-section.tsx';
import { registerQuery, registersQuery } from './register-queries.ts';
import { type ProjectsSearch, RegisterSearch } from './register-search.ts';
import { StageStrip } from './stage-strip.tsx';
import { Waiting } from './waiting.tsx';

const route = getRouteApi('/shell/projects');
const PLAIN: Partial<ProjectsSearch> = { view: 'overview', page: 0, register: [], unit: [] };
const href = (search: Partial<ProjectsSearch>): string =>
  `/projects${stringifySearch(withoutDefaults(search, PLAIN))}`;

const mapQuery = ({ q, unit, register, watched, behind, page }: ProjectsSearch) => {
  const query = {
    q,
    page: String(page),
    unit: unit.join(',') || undefined,
    register: register.join(',') || undefined,
    watched: watched ? '1' : undefined,
    behind: behind ? '1' : undefined,
  };
  return queryOptions({
    queryKey: ['register', 'project-map', query],
    queryFn: ({ signal }) => request(ProjectMap, 'GET', '/projects/map', { query, signal }),
    placeholderData: keepPreviousData,
  });
};

/** 项目, seen as the ways that all go, or project by project on 作战图. */
export function ProjectsPage() {
  const search = route.useSearch();
  return search.view === 'map' ? <MapPage search={search} /> : <OverviewPage />;
}

function ProjectTabs({ current }: { readonly current: 'overview' | 'map' | 'watched' }) {
  return (
    <Tabs
      label="项目的看法"
      current={current}
      items={[
        { id: 'overview', label: '总览', href: href({}) },
        { id: 'map', label: '作战图', href: href({ view: 'map' }) },
        { id: 'watched', label: '重点跟踪', href: href({ view: 'map', watched: true }) },
      ]}
    />
  );
}

/** 作战图: one project, one leader, one map, one team; the watch list is the same map with one condition. */
function MapPage({ search }: { readonly search: ProjectsSearch }) {
  const router = useRouter();
  const { data, error, refetch } = useQuery(mapQuery(search));
  if (!data) return <Waiting what="作战图" error={error} onRetry={() => void refetch()} />;
  const asOf = `数据截至 ${formatDay(data.asOf)}`;
  return (
    <Page title="项目作战图" wide asOf={asOf} filter={search.watched ? '重点跟踪' : '全部'}>
      <Sentence lead={search.watched ? watchLead(data) : MAP_LEAD} actions={<PrintButton />}>
        {data.sentence}
      </Sentence>
      <ProjectTabs current={search.watched ? 'watched' : 'map'} />
      <MapSection
        map={data}
        search={search}
        href={href}
        onSearch={(next) => router.history.push(href(next))}
      />
    </Page>
  );
}

const MAP_LEAD =
  '一个项目、一名领导、一张作战图、一个小组。晚不晚按计划日期算，与各步办理期限的逾期是两回事。';

/** Whom each list watches, the clause said once: `重点跟踪（附件1 第 17 项）：…；…。` */
export function watchLead({ registers }: Pick<ProjectMap, 'registers'>): string {
  const watching = registers.filter(({ watch }) => watch !== null);
  const clauses = [...new Set(watching.flatMap(({ clause }) => (clause ? addressText(clause) : [])))];
  const by = clauses.length > 0 ? `（${clauses.join('、')}）` : '';
  return watching.length === 0
    ? '正在使用的方案没有写哪些项目重点跟踪。'
    : `重点跟踪${by}：${watching.map(({ watch }) => watch).join('；')}。`;
}

/** Every list whose entries are projects, each as the way its projects go, with the ratios that the plan asks of them. */
function OverviewPage() {
  const { data, error, refetch } = useQuery(registersQuery);
  const lists = (data ?? []).filter(({ subject }) => subject === 'project');
  const details = useQueries({ queries: lists.map(({ id }) => registerQuery(id)) });
  if (!data) return <Waiting what="项目" error={error} onRetry={() => void refetch()} />;
  const asOf = details.find((one) => one.data)?.data?.asOf;
  return (
    <Page title="项目" wide {...(asOf && { asOf: `数据截至 ${formatDay(asOf)}` })}>
      <Sentence
        lead="一个项目走到哪一步、由谁联系、缺什么，点阶段看；比例按方案的口径从各项目算出。逾期按每一步的办理期限算，比计划日期晚的看作战图。"
        actions={<PrintButton />}
      >
        {projectsSentence(lists)}
      </Sentence>
      <ProjectTabs current="overview" />
      {lists.length === 0 ? <EmptyState>正在使用的方案没有项目清单</EmptyState> : null}
      {lists.map((list, at) => {
        const { data: register, error: failed, refetch: again } = details[at] ?? {};
        return (
          <Section
            key={list.id}
            title={list.title}
            note={register?.sentence ?? ''}
            more={<AddressLink href={`/registers/${list.id}`}>看清单</AddressLink>}
          >
            {failed ? (
              <ErrorState what={`${list.title}没有读出来`} error={failed} onRetry={() => void again?.()} />
            ) : register ? (
              <Way register={register} />
            ) : (
              <StillLines lines={3} what={list.title} />
            )}
          </Section>
        );
      })}
    </Page>
  );
}

const DEFAULTS = { view: 'list', columns: 'main' } as const;
const NOTHING_CHOSEN = RegisterSearch.parse({});

function Way({ register }: { readonly register: RegisterDetail }) {
  return (
    <>
      <StageStrip
        register={register}
        chosen={[]}
        href={(stage, overdue) =>
          `/registers/${register.id}${stringifySearch(withoutDefaults(withStage(NOTHING_CHOSEN, stage, overdue), DEFAULTS))}`
        }
      />
      {register.hasRatios ? <RatioSection register={register.id} /> : null}
    </>
  );
}

/** `5 张项目清单共 163 个项目，在办 77 个，其中 3 个办理逾期` */
export function projectsSentence(
  lists: readonly Pick<RegisterSummary, 'total' | 'open' | 'overdue'>[],
): string {
  const sum = (key: 'total' | 'open' | 'overdue') => lists.reduce((all, one) => all + one[key], 0);
  const [total, open, overdue] = [sum('total'), sum('open'), sum('overdue')];
  if (total === 0) return '还没有项目';
  const late = overdue > 0 ? `其中 ${overdue} 个办理逾期` : '办理都没有逾期';
  return `${lists.length} 张项目清单共 ${total} 个项目，在办 ${open} 个，${late}`;
}
