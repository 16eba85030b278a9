import { ConfirmButton } from './confirm-button.tsx';

/** Something one person proposed and another has to confirm before it counts. */
export interface WaitingItem {
  readonly id: string;
  /** What it comes to, in words. */
  readonly what: string;
  /** Why, by whom and since when. */
  readonly note: string;
  readonly mine: boolean;
}

interface WaitingListProps {
  readonly items: readonly WaitingItem[];
  /** Whether this reader may confirm or withdraw at all. */
  readonly mayDecide: boolean;
  /** 不能改，更正另记一笔。 */
  readonly afterwards: string;
  readonly className: string;
  readonly onDecide: (id: string, decision: 'confirmation' | 'withdrawal') => Promise<void>;
}

/** What waits for a second person: whoever proposed it may only take it back. */
export const WaitingList = ({ items, mayDecide, afterwards, className, onDecide }: WaitingListProps) => (
  <ul className={className}>
    {items.map(({ id, what, note, mine }) => (
      <li key={id}>
        <span>
          {what}
          <span className="note">{` ${note}`}</span>
        </span>
        {mayDecide ? (
          <span className="btns">
            {mine ? (
              <span className="muted">等另一人确认</span>
            ) : (
              <ConfirmButton
                title="确认入账"
                effect={`${what}。入账后${afterwards}`}
                verb="确认入账"
                look="primary"
                onConfirm={() => onDecide(id, 'confirmation')}
              >
                确认
              </ConfirmButton>
            )}
            <ConfirmButton
              title="撤回"
              effect={`${what}。撤回后不入账。`}
              verb="撤回"
              look="text"
              onConfirm={() => onDecide(id, 'withdrawal')}
            >
              撤回
            </ConfirmButton>
          </span>
        ) : null}
      </li>
    ))}
  </ul>
);
