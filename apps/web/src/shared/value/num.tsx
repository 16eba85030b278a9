import type { ReactNode } from 'react';
import { type Figure, formatAbsence, isAbsent } from './figure.ts';
import { type RateStyle, rateNumber } from './format-measure.ts';
import { type MoneyStyle, moneyParts } from './format-money.ts';
import { exactOf, formatNumber, type NumberStyle } from './format-number.ts';
import './value.css';

interface FigureTextProps {
  readonly text: string;
  readonly absent: boolean;
  readonly unit?: ReactNode;
  readonly strong?: boolean | undefined;
}

/** One figure on screen: digits, then its unit in grey; an absence is grey and has no unit. */
function FigureText({ text, absent, unit, strong }: FigureTextProps) {
  if (absent) return <span className="fig-absent">{text}</span>;
  return (
    <span className="fig">
      {strong ? <b>{text}</b> : text}
      {unit ? <span className="fig-unit"> {unit}</span> : null}
    </span>
  );
}

export interface NumProps extends NumberStyle {
  readonly value: Figure;
  readonly unit?: string | undefined;
  readonly strong?: boolean | undefined;
}

export function Num({ value, unit, strong, decimals, sign }: NumProps) {
  const text = formatNumber(value, { decimals, sign });
  return <FigureText text={text} absent={exactOf(value) === undefined} unit={unit} strong={strong} />;
}

export interface MoneyProps extends MoneyStyle {
  readonly value: Figure;
  readonly strong?: boolean | undefined;
}

export function Money({ value, strong, ...style }: MoneyProps) {
  const { text, unit } = moneyParts(value, style);
  return <FigureText text={text} absent={unit === ''} unit={unit} strong={strong} />;
}

export interface MeasureProps {
  readonly value: Figure;
  readonly strong?: boolean | undefined;
}

export const Area = ({ value, strong }: MeasureProps) => (
  <Num value={value} decimals={2} unit="亩" strong={strong} />
);

export const Score = ({ value, strong }: MeasureProps) => <Num value={value} decimals={2} strong={strong} />;

export function Rate({ value, strong, ...style }: MeasureProps & RateStyle) {
  const text = isAbsent(value) ? formatAbsence(value) : rateNumber(value, style);
  const absent = exactOf(value) === undefined;
  return <FigureText text={absent ? text : `${text}%`} absent={absent} strong={strong} />;
}
