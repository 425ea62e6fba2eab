package main

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

type Parcel struct {
	gorm.Model
	Code   string `gorm:"uniqueIndex" json:"code" binding:"required"`
	Weight int    `json:"weight"`
}

func main() {
	logger, _ := zap.NewProduction()
	defer logger.Sync()

	db, err := gorm.Open(sqlite.Open("parcels.db"), &gorm.Config{})
	if err != nil {
		logger.Fatal("open", zap.Error(err))
	}
	if err := db.AutoMigrate(&Parcel{}); err != nil {
		logger.Fatal("migrate", zap.Error(err))
	}

	r := gin.Default()
	r.GET("/parcels/:code", func(c *gin.Context) {
		var p Parcel
		err := db.First(&p, "code = ?", c.Param("code")).Error
		if errors.Is(err, gorm.ErrRecordNotFound) {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		c.JSON(http.StatusOK, p)
	})
	r.POST("/parcels", func(c *gin.Context) {
		var p Parcel
		if err := c.ShouldBindJSON(&p); err != nil {
			c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
			return
		}
		db.Create(&p)
		c.JSON(http.StatusCreated, p)
	})
	r.Run(":8080")
}
