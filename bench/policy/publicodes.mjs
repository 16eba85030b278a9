import { parse } from 'yaml';
import { plain, told } from './application.mjs';

/** publicodes knows no lists: each machine is a name space of its own, twenty bought and two leased at most. */
export async function publicodes() {
  const { default: Engine } = await import('publicodes');
  const bought = Array.from({ length: 20 }, (_, index) => `bien ${index + 1}`);
  const leased = Array.from({ length: 2 }, (_, index) => `loué ${index + 1}`);
  const fields = (name) => `
${name}:
${name} . prix:
  valeur: 0
${name} . nombre:
  valeur: 0
${name} . tva:
  valeur: 0
${name} . productif:
  valeur: non
${name} . local:
  valeur: non
${name} . jour:
  valeur: 0
`;
  const machine = (name, counts) => `${fields(name)}
${name} . compté:
  toutes ces conditions:
${counts.map((one) => `    - ${one}`).join('\n')}
${name} . ttc:
  applicable si: compté
  valeur: prix * nombre
${name} . ht:
  applicable si: compté
  valeur: prix * nombre / (1 + tva)
${name} . ht local:
  applicable si:
    toutes ces conditions:
      - compté
      - local
      - prix >= 100000
  valeur: prix * nombre / (1 + tva)
`;
  const sums = (what) => `
${what}:
  somme:
${[...bought, ...leased].map((name) => `    - ${name} . ${what}`).join('\n')}
`;
  const text = `
orienté:
  valeur: non
déposé:
  valeur: non
démonstration:
  valeur: non
début:
  valeur: 0
fin:
  valeur: 0
déjà accordé:
  valeur: 0
contrat:
  valeur: 0
payé:
  valeur: 0
caution:
  valeur: 0
contrat compté:
  toutes ces conditions:
    - contrat >= 5000000
    - une de ces conditions:
        - payé - caution > contrat * 0.3
        - payé - caution >= 3000000
${bought
  .map((name) => machine(name, ['productif', 'prix >= 50000', 'jour >= début', 'jour <= fin']))
  .join('')}
${leased.map((name) => machine(name, ['contrat compté', 'productif', 'prix >= 200000'])).join('')}
${sums('ttc')}
${sums('ht')}
${sums('ht local')}
taux:
  variations:
    - si: ttc >= 30000000
      alors: 0.09
    - si: ttc >= 10000000
      alors: 0.07
    - si: ttc >= 2000000
      alors: 0.05
    - sinon: 0
bonus:
  applicable si: démonstration
  valeur: 0.02
montant:
  applicable si:
    toutes ces conditions:
      - orienté
      - déposé
      - ttc >= 2000000
  valeur:
    somme:
      - ht * taux
      - ht * bonus
      - ht local * 0.01
  plafond: 5000000 - déjà accordé
`;
  const engine = new Engine(parse(text), { logger: { log() {}, warn() {}, error() {} } });
  const yes = (value) => (value ? 'oui' : 'non');
  const days = (day) => Number(day.replaceAll('-', ''));
  return {
    ready: (facts) => {
      const given = plain(facts);
      const situation = {
        orienté: yes(given.industryOriented),
        déposé: yes(given.filed),
        démonstration: yes(given.provincialDemonstration),
        début: days(given.buildFrom),
        fin: days(given.until),
        'déjà accordé': given.grantedThisYear,
      };
      const put = (name, item) => {
        situation[`${name} . prix`] = item.unitPriceInclTax;
        situation[`${name} . nombre`] = item.quantity;
        situation[`${name} . tva`] = item.vatRate;
        situation[`${name} . productif`] = yes(item.productive);
        situation[`${name} . local`] = yes(item.localMaker);
        if (item.purchasedOn) situation[`${name} . jour`] = days(item.purchasedOn);
      };
      for (const [index, item] of given.items.entries()) put(bought[index], item);
      for (const { contract, paid, deposit, items } of given.leases) {
        Object.assign(situation, { contrat: contract, payé: paid, caution: deposit });
        for (const [index, item] of items.entries()) put(leased[index], item);
      }
      return situation;
    },
    answer: (situation) => {
      engine.setSituation(situation);
      return told(engine.evaluate('montant').nodeValue);
    },
  };
}
