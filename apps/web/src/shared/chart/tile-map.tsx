import { AddressLink } from '../layout/index.ts';
import { formatNumber, type LightKind, LightShape, lightWords, shortUnitName } from '../value/index.ts';
import './chart.css';
import { ChartFigure } from './chart-figure.tsx';
import { px } from './measure.ts';
import { type TilePlace, tileGrid } from './tile-map-layout.ts';

export interface UnitTile extends TilePlace {
  readonly id: string;
  readonly name: string;
  /** Nothing for a unit without a task. */
  readonly value: { readonly done: number; readonly total: number } | null;
  readonly light?: LightKind | undefined;
  readonly href?: string | undefined;
}

export interface TileMapProps {
  readonly label: string;
  readonly tiles: readonly UnitTile[];
  /** Heads of the table form: `已销号`, `任务`. */
  readonly words: readonly [string, string];
}

/** Units as tiles in their true relative position; the fill is the share done. North is up. */
export function TileMap({ label, tiles, words }: TileMapProps) {
  const grid = tileGrid(tiles);
  const rows = tiles.map(({ name, value, light }) => [
    name,
    value ? formatNumber(value.done) : '—',
    value ? formatNumber(value.total) : '无任务',
    light ? lightWords[light] : '',
  ]);
  return (
    <ChartFigure label={label} table={{ head: ['单位', ...words, '进度'], rows }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg
        className="tiles"
        width={grid.width}
        viewBox={`0 0 ${grid.width} ${grid.height}`}
        role="group"
        aria-label={label}
      >
        {tiles.map((tile) => (
          <g key={tile.id} transform={`translate(${px(grid.place(tile).x)} ${px(grid.place(tile).y)})`}>
            <Tile tile={tile} width={grid.tile.width} height={grid.tile.height} />
          </g>
        ))}
        <path d={`M${grid.width - 8} 26V6m-4 6 4-7 4 7`} fill="none" stroke="var(--ink-3)" />
        <text x={grid.width - 8} y="40" className="chart-note" textAnchor="middle">
          北
        </text>
      </svg>
    </ChartFigure>
  );
}

interface TileProps {
  readonly tile: UnitTile;
  readonly width: number;
  readonly height: number;
}

function Tile({ tile, width, height }: TileProps) {
  const { name, value, light, href } = tile;
  if (!value) {
    return (
      <g>
        <title>{name}，无任务</title>
        <rect
          x=".5"
          y=".5"
          width={width - 1}
          height={height - 1}
          fill="none"
          stroke="var(--rule)"
          strokeDasharray="3 3"
        />
        <text x="7" y="17" className="chart-note">
          {shortUnitName(name)}
        </text>
        <text x="7" y="34" className="chart-note">
          无任务
        </text>
      </g>
    );
  }
  const share = value.total === 0 ? 0 : Math.min(1, value.done / value.total);
  const picture = (
    <>
      <rect width={width} height={height} fill="var(--data-ctx)" opacity=".38" />
      <rect width={px(width * share)} height={height} fill="var(--data-soft)" opacity=".75" />
      <text x="7" y="17" className="tile-name">
        {shortUnitName(name)}
      </text>
      <text x="7" y="34" className="tile-figure">
        {value.done}
        <tspan className="chart-word">/{value.total}</tspan>
      </text>
      {light ? (
        <g transform={`translate(${width - 16} 26) scale(.9)`}>
          <LightShape kind={light} />
        </g>
      ) : null}
    </>
  );
  const words = `${name}，${value.done}/${value.total}${light ? `，${lightWords[light]}` : ''}`;
  return href ? (
    <AddressLink href={href} aria-label={words}>
      {picture}
    </AddressLink>
  ) : (
    <g>
      <title>{words}</title>
      {picture}
    </g>
  );
}
