import { useSyncExternalStore } from 'react';
import { LightSign } from '../value/index.ts';
import './feedback.css';

function subscribe(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** The grey line while the network is away: what is on the page is what was there before. */
export function OfflineLine() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {online ? null : (
        <p className="offline">
          <LightSign kind="none" />
          网络断开，页面显示的是断开前的数据；网络恢复后再提交
        </p>
      )}
    </div>
  );
}
