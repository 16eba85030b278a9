export function SpecimenPage() {
  return <p>specimen</p>;
}
