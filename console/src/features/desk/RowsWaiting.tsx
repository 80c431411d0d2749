import { Skeleton } from '@mantine/core';
import classes from './SessionList.module.css';

export function RowsWaiting() {
  return (
    <div aria-hidden="true" style={{ paddingTop: 30 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className={classes.row} style={{ height: 64 }}>
          <Skeleton circle height={34} />
          <div>
            <Skeleton height={11} width="45%" mb={9} />
            <Skeleton height={9} width="80%" />
          </div>
          <Skeleton height={9} width={34} />
        </div>
      ))}
    </div>
  );
}
