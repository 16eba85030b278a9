import { useParams } from '@tanstack/react-router';
import { CalculatorList } from './calculator-list.tsx';
import { Calculator } from './calculator-page.tsx';

const HOME = '/policies/calculator';

/** Inside the frame, for whoever is signed in. */
export const CalculatorListPage = () => <CalculatorList home={HOME} />;

export function CalculatorPage() {
  const { id } = useParams({ from: '/shell/policies/calculator/$id' });
  return <Calculator id={id} home={HOME} />;
}

/** For everybody. */
export const OpenCalculatorListPage = () => <CalculatorList home="/calculator" />;

export function OpenCalculatorPage() {
  const { id } = useParams({ from: '/open/calculator/$id' });
  return <Calculator id={id} home="/calculator" />;
}
