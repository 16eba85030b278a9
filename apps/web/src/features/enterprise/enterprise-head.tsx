import type { Dossier } from '@tenglong/contracts/enterprise';
import { type AddressChoice, AddressLink, Tabs } from '../../shared/layout/index.ts';
import './enterprise.css';
import { scaleWord } from './enterprise-columns.ts';

export interface EnterpriseHeadProps {
  readonly enterprise: Pick<Dossier, 'creditCode' | 'name' | 'unitName' | 'industryName' | 'scale'>;
  readonly listHref: string;
  readonly unitHref: string;
  /** Grade of the round before, e.g. `上轮 B`. */
  readonly note?: string | undefined;
  readonly tabs: readonly AddressChoice[];
  readonly tab: string;
}

/** Who this is: path, name, code, place, trade, and the parts of the record. */
export function EnterpriseHead({ enterprise, listHref, unitHref, note, tabs, tab }: EnterpriseHeadProps) {
  const { name, creditCode, unitName, industryName, scale } = enterprise;
  return (
    <header className="ent-head">
      <p className="sentence-path">
        <AddressLink href={listHref}>企业库</AddressLink> /{' '}
        <AddressLink href={unitHref}>{unitName}</AddressLink>
      </p>
      <h1 id="page-sentence" tabIndex={-1}>
        {name}
      </h1>
      <p className="ent-id">
        <span>{creditCode}</span>
        <span>{unitName}</span>
        <span>{industryName}</span>
        <span>{scaleWord(scale)}</span>
        {note ? <span>{note}</span> : null}
      </p>
      <Tabs label="一企一档" items={tabs} current={tab} />
    </header>
  );
}
