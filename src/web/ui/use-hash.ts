import { useEffect, useState } from 'preact/hooks';

/** The location's hash: the page's only route, so that reload, back and links keep their place. */
export function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const listen = () => setHash(location.hash);
    addEventListener('hashchange', listen);
    return () => removeEventListener('hashchange', listen);
  }, []);
  return hash;
}
