"""What a text teaches: the words worth learning, who is named, how much of it a reader knows."""
