import { type ReactNode, useEffect, useRef } from 'react';

/** A screen: its title stands in the window and in the heading, which has the focus when one comes here. */
export function Page({ title, place, children }: Readonly<{ title: string; place: string; children: ReactNode }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [place]);
  useEffect(() => {
    document.title = `${title} · 问效`;
  }, [title]);
  return (
    <main id="main">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
