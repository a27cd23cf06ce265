//! Comparing two names of legal entities.
