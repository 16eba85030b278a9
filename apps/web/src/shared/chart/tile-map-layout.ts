export interface TilePlace {
  /** Column and row on the plan's own grid; halves are allowed for units that lie between. */
  readonly column: number;
  readonly row: number;
}

export interface TileGrid {
  readonly width: number;
  readonly height: number;
  readonly tile: { readonly width: number; readonly height: number };
  readonly place: (tile: TilePlace) => { readonly x: number; readonly y: number };
}

const STEP = { x: 66, y: 46 };
const TILE = { width: 62, height: 42 };

/** A box that holds all tiles, the northernmost row on top and the westernmost column at the left edge. */
export function tileGrid(tiles: readonly TilePlace[]): TileGrid {
  const left = Math.min(...tiles.map(({ column }) => column));
  const top = Math.min(...tiles.map(({ row }) => row));
  const right = Math.max(...tiles.map(({ column }) => column));
  const bottom = Math.max(...tiles.map(({ row }) => row));
  return {
    width: (right - left) * STEP.x + TILE.width + 2,
    height: (bottom - top) * STEP.y + TILE.height + 2,
    tile: TILE,
    place: ({ column, row }) => ({ x: 1 + (column - left) * STEP.x, y: 1 + (row - top) * STEP.y }),
  };
}
