import type { ContradictionView } from '@tenglong/contracts/plan';
import './contradictions.css';

export interface TryReadingsProps {
  readonly contradiction: ContradictionView;
  readonly trying: string | undefined;
  readonly onTry: (value: string | undefined) => void;
}

/** One press on a reading shows the figures that would change; a day that nobody printed is tried by its date. */
export function TryReadings({ contradiction, trying, onTry }: TryReadingsProps) {
  const { readings, free } = contradiction;
  if (free === 'day') {
    return (
      <div className="contra-readings noprint">
        <label className="contra-day">
          若从这一天起
          <input
            type="date"
            className="input"
            value={trying ?? ''}
            onChange={(event) => onTry(event.target.value || undefined)}
          />
        </label>
      </div>
    );
  }
  const choices = readings.filter(({ adopted }) => !adopted);
  if (choices.length === 0) return null;
  return (
    <div className="contra-readings noprint">
      <fieldset className="seg">
        <legend className="unseen">换一种读法，看哪些数会变</legend>
        {choices.map(({ text }) => (
          <button
            key={text}
            type="button"
            aria-pressed={text === trying}
            onClick={() => onTry(text === trying ? undefined : text)}
          >
            若取 {text}
          </button>
        ))}
      </fieldset>
      {trying === undefined ? <span className="note">点一种读法，看哪些数会变</span> : null}
    </div>
  );
}
