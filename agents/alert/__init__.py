"""The alerting stage: one developing story, one alert; and for every hit one decision."""
