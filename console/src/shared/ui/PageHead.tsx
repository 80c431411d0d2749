import type { ReactNode } from 'react';
import classes from './PageHead.module.css';
import { StreamLight } from './StreamLight';

interface Props {
  title: ReactNode;
  above?: ReactNode;
  /** Where two heads stand side by side, one of them says how the stream is. */
  withoutLight?: boolean;
}

/** The head of a page; the frame's controls stand at its right end. */
export function PageHead({ title, above, withoutLight }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        {above && <div className={classes.above}>{above}</div>}
        <h1 className={classes.title}>{title}</h1>
      </div>
      {!withoutLight && <StreamLight />}
    </header>
  );
}
