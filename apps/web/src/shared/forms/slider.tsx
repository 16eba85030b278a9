import { useId } from 'react';
import { formatNumber } from '../value/index.ts';
import './slider.css';

export interface SliderProps {
  readonly label: string;
  readonly unit: string;
  readonly decimals: number;
  readonly min: number;
  readonly max: number;
  /** Where it stands in fact: marked on the track. */
  readonly now: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** One value to try: the tick is what it is now, the bar what was moved. Arrow keys move it by a hundredth of the way. */
export function Slider({ label, unit, decimals, min, max, now, value, onChange }: SliderProps) {
  const id = useId();
  const share = (at: number) => (max === min ? 0 : Math.min(1, Math.max(0, (at - min) / (max - min))));
  const text = (at: number) => formatNumber(at, { decimals });
  const moved = text(value) !== text(now);
  const from = Math.min(share(now), share(value));
  const width = Math.abs(share(value) - share(now));
  // The thumb's middle runs from 8 px after the left edge to 8 px before the right one.
  const place = (at: number) => `calc(8px + (100% - 16px) * ${at})`;
  return (
    <div className="slider">
      <label htmlFor={id}>
        {label} <span className="note">{unit}</span>
      </label>
      <span className="slider-way">
        <span className="slider-track" />
        <span
          className="slider-moved"
          style={{ left: place(from), width: `calc((100% - 16px) * ${width})` }}
        />
        <span className="slider-now" style={{ left: place(share(now)) }} />
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step="any"
          value={value}
          aria-valuetext={`${text(value)} ${unit}，现值 ${text(now)}`}
          onKeyDown={(event) => {
            const step = {
              ArrowLeft: -1,
              ArrowDown: -1,
              ArrowRight: 1,
              ArrowUp: 1,
              PageDown: -10,
              PageUp: 10,
            }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            onChange(Math.min(max, Math.max(min, value + (step * (max - min)) / 100)));
          }}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      </span>
      <output className="num" htmlFor={id}>
        {moved ? <span className="note">{text(now)} → </span> : null}
        <b>{text(value)}</b>
      </output>
    </div>
  );
}
