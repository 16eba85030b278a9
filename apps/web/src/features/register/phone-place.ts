/** A telephone that does not know by then is not waited for: the photo goes without. */
const WAIT_MS = 4_000;

/** Where the telephone is, as fields of a form; nothing where it may not or cannot say (plain HTTP among them). */
export function phonePlace(): Promise<Readonly<Record<string, string>>> {
  if (!window.isSecureContext || !('geolocation' in navigator)) return Promise.resolve({});
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5) }),
      () => resolve({}),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 60_000 },
    );
  });
}
