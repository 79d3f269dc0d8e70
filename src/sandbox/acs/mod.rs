//! `/acs/*`, answered: access systems, their entrances and encoders.

pub(super) mod encoders;
pub(super) mod entrances;
pub(super) mod systems;
