import { QueryClientProvider } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { createQueryClient } from '../../shared/api/index.ts';
import { Segmented } from '../../shared/layout/index.ts';
import { sessionQuery } from '../../shared/session/index.ts';
import { contents, visibleContents } from '../contents.ts';
import { Frame } from '../frame.tsx';
import { SearchPalette } from '../search-palette.tsx';
import { ChartsSpecimen } from './charts-specimen.tsx';
import { EnterpriseSpecimen } from './enterprise-specimen.tsx';
import { FurnitureSpecimen } from './furniture-specimen.tsx';
import { IntakeSpecimen } from './intake-specimen.tsx';
import { EnterpriseListSpecimen, ResultListSpecimen, ScreeningListSpecimen } from './lists-specimen.tsx';
import { ContradictionSpecimen, PlanSpecimen } from './plan-specimen.tsx';
import { sampleSession } from './samples/session.ts';
import './specimen.css';

interface Specimen {
  readonly title: string;
  readonly path: string;
  readonly page: ComponentType;
}

const specimens: Readonly<Record<string, Specimen>> = {
  furniture: { title: '家具', path: '/account', page: FurnitureSpecimen },
  charts: { title: '图', path: '/account', page: ChartsSpecimen },
  plan: { title: '方案总览', path: '/plan', page: PlanSpecimen },
  contradictions: { title: '矛盾台', path: '/plan/contradictions', page: ContradictionSpecimen },
  intake: { title: '数据归集', path: '/intake', page: IntakeSpecimen },
  enterprises: { title: '企业库', path: '/enterprises', page: EnterpriseListSpecimen },
  enterprise: { title: '一企一档', path: '/enterprises/1', page: EnterpriseSpecimen },
  results: { title: '评价结果', path: '/evaluation', page: ResultListSpecimen },
  screening: { title: '排查名单', path: '/screening', page: ScreeningListSpecimen },
};

const built = new Set([
  '/plan',
  '/plan/contradictions',
  '/plan/coverage',
  '/intake',
  '/enterprises',
  '/evaluation',
  '/screening',
  '/audit',
]);
const route = getRouteApi('/specimen');

function sampleClient() {
  const client = createQueryClient();
  client.setQueryData(sessionQuery.queryKey, sampleSession);
  return client;
}

/** All furniture with sample values, in the real frame. */
export function SpecimenPage() {
  const { page = 'furniture', bare } = route.useSearch();
  const [client] = useState(sampleClient);
  const [searching, setSearching] = useState(false);
  const visible = visibleContents(contents, sampleSession.permissions, (path) => built.has(path));
  const chosen = specimens[page] ?? specimens.furniture;
  const Shown = chosen?.page ?? FurnitureSpecimen;
  return (
    <QueryClientProvider client={client}>
      {bare ? null : (
        <div className="specimen-nav noprint">
          <Segmented
            label="样张"
            current={page}
            items={Object.entries(specimens).map(([id, { title }]) => ({
              id,
              label: title,
              href: `/specimen?dev=1&page=${id}`,
            }))}
          />
        </div>
      )}
      <Frame
        session={sampleSession}
        contents={visible}
        pathname={chosen?.path ?? '/'}
        counts={{ '/plan/contradictions': 3 }}
        onSearch={() => setSearching(true)}
      >
        <Shown key={page} />
      </Frame>
      <SearchPalette open={searching} contents={visible} onClose={() => setSearching(false)} />
    </QueryClientProvider>
  );
}
