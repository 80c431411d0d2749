import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Live, LiveStatus } from './live';

const waiting: LiveStatus = { state: 'catching-up', since: 0 };

export const LiveContext = createContext<Live | undefined>(undefined);

export function useLiveStatus(): LiveStatus {
  const live = useContext(LiveContext);
  return useSyncExternalStore(
    (listener) => live?.onStatus(listener) ?? (() => undefined),
    () => live?.status() ?? waiting,
  );
}
