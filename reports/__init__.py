"""Floor 4: what was achieved. Periodic reports, cluster scores, synthesis; nothing stands here yet."""
